// How many of something there are for each key, such as connections for each address.

/** Keys with none are forgotten. */
export function count(counts: Map<string, number>, key: string, change: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + change;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}

export const isOver = (counts: ReadonlyMap<string, number>, key: string, most: number): boolean =>
  (counts.get(key) ?? 0) >= most;
