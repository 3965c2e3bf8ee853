/** Hands a file to the browser. */
export const download = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** A name that every system takes, with the day in it. */
export const fileName = (title: string, extension: string, now = new Date()): string => {
  const words = title
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${words === '' ? 'kpi' : words.slice(0, 80)}-${now.toISOString().slice(0, 10)}.${extension}`;
};
