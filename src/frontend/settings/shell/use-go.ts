import { createContext, useContext } from 'react';

export const GoContext = createContext<(section: string) => void>(() => {});

/** Opens another section, as the navigation does. */
export const useGo = (): ((section: string) => void) => useContext(GoContext);
