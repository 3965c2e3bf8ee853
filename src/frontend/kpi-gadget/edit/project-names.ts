/** `Packaging`, `Packaging and Campaigns`, `Packaging and 2 more`. */
export const projectNames = (names: readonly string[]): string => {
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`;
};
