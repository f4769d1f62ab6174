// Sets of whole numbers kept as sorted ranges: which clocks of a Yjs client, which entries of a device.

/** `from` included, `to` excluded. Lists are sorted, and no two ranges touch. */
export type Range = readonly [from: number, to: number];

/** All numbers of both lists. */
export function unionRanges(a: readonly Range[], b: readonly Range[]): Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((one, two) => one[0] - two[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) joined.push([from, to]);
  }
  return joined;
}

/** The numbers of `a` that are not in `b`. */
export function subtractRanges(a: readonly Range[], b: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let next = 0;
  for (const [from, to] of a) {
    let at = from;
    while ((b[next]?.[1] ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    for (let index = next; index < b.length; index++) {
      const [start, end] = b[index] ?? [to, to];
      if (start >= to) break;
      if (start > at) rest.push([at, start]);
      at = Math.max(at, end);
    }
    if (at < to) rest.push([at, to]);
  }
  return rest;
}

/** How many numbers the ranges hold. */
export const countRanges = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0);
