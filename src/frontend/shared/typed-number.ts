/** A number as people type it, with a comma or a point, a unit behind it or not; null = empty, NaN = none in the range. */
export const typedNumber = (text: string, least: number, most: number): number | null => {
  const bare = text.trim().replace(/\s*[%h]$/, '');
  if (bare === '') return text.trim() === '' ? null : Number.NaN;
  const value = /^\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
  return value >= least && value <= most ? value : Number.NaN;
};
