// Several things named in one sentence.

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "a, b and c", "a and b", "a"; empty for none. */
export const listText = (parts: readonly string[]): string => list.format(parts);
