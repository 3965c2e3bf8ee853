const KEY = 'atelier.suggestions';

/** Whether suggestions were switched off when this browser last heard: then no place is kept for them. */
export const wasOff = (): boolean => {
  try {
    return localStorage.getItem(KEY) === 'off';
  } catch {
    // A browser may refuse storage in frames of another site.
    return false;
  }
};

export const rememberOff = (off: boolean): void => {
  try {
    if (off) localStorage.setItem(KEY, 'off');
    else localStorage.removeItem(KEY);
  } catch {
    // The panel then keeps a place that is not needed, for a moment.
  }
};
