// How two versions of a text differ, word by word (Myers, An O(ND) Difference Algorithm, Algorithmica 1986).

export interface DifferencePart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many differing words the rest is shown as replaced: nobody reads so many one by one, and time grows with its square. */
const DIFFERENCES_MAX = 1_000;

/** Words and what stands between them, each a piece of its own. */
const pieces = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}'’]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

/** From `was` to `is`: the parts in order; those that are the same or removed make `was`, those that are the same or added make `is`. */
export function differenceOf(was: string, is: string): DifferencePart[] {
  const [from, to] = [pieces(was), pieces(is)];
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  const shorter = Math.min(from.length, to.length) - head;
  while (tail < shorter && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return joined([
    { kind: 'same', text: from.slice(0, head).join('') },
    ...middle(from.slice(head, from.length - tail), to.slice(head, to.length - tail)),
    { kind: 'same', text: from.slice(from.length - tail).join('') },
  ]);
}

function middle(from: readonly string[], to: readonly string[]): DifferencePart[] {
  const steps = from.length && to.length ? shortestSteps(from, to) : null;
  if (steps) return steps;
  return [
    { kind: 'removed', text: from.join('') },
    { kind: 'added', text: to.join('') },
  ];
}

/** For each number of differences the furthest place on each diagonal, until both ends are met; then the way back. Null beyond the limit. */
function shortestSteps(from: readonly string[], to: readonly string[]): DifferencePart[] | null {
  const furthest: Map<number, number>[] = [];
  let before = new Map([[1, 0]]);
  for (let count = 0; count <= Math.min(from.length + to.length, DIFFERENCES_MAX); count++) {
    const now = new Map<number, number>();
    furthest.push(before);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = startOn(diagonal, count, before);
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x++;
      now.set(diagonal, x);
      if (x >= from.length && x - diagonal >= to.length) return wayBack(from, to, furthest);
    }
    before = now;
  }
  return null;
}

const isAddition = (diagonal: number, count: number, before: ReadonlyMap<number, number>): boolean =>
  diagonal === -count || (diagonal !== count && (before.get(diagonal - 1) ?? 0) < (before.get(diagonal + 1) ?? 0));

const startOn = (diagonal: number, count: number, before: ReadonlyMap<number, number>): number =>
  isAddition(diagonal, count, before) ? (before.get(diagonal + 1) ?? 0) : (before.get(diagonal - 1) ?? 0) + 1;

function wayBack(
  from: readonly string[],
  to: readonly string[],
  furthest: readonly ReadonlyMap<number, number>[],
): DifferencePart[] {
  const parts: DifferencePart[] = [];
  let [x, y] = [from.length, to.length];
  for (let count = furthest.length - 1; count >= 0; count--) {
    const before = furthest[count] ?? new Map<number, number>();
    const diagonal = x - y;
    const begin = startOn(diagonal, count, before);
    while (x > begin) parts.push({ kind: 'same', text: from[--x] ?? '' });
    y = x - diagonal;
    if (count === 0) break;
    if (isAddition(diagonal, count, before)) parts.push({ kind: 'added', text: to[--y] ?? '' });
    else parts.push({ kind: 'removed', text: from[--x] ?? '' });
  }
  return parts.reverse();
}

/** Neighbours of one kind as one; of what is removed and added at one place, the removed first. */
function joined(parts: readonly DifferencePart[]): DifferencePart[] {
  const result: DifferencePart[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    removed = added = '';
  };
  const isChange = (part: DifferencePart | undefined) => part !== undefined && part.kind !== 'same';
  for (const [at, { kind, text }] of parts.entries()) {
    if (!text) continue;
    // a space that two exchanged words have in common is no reason to take them apart
    const isSpace = /^\s+$/.test(text) && isChange(parts[at - 1]) && isChange(parts[at + 1]);
    const joins = kind === 'same' && isSpace && removed !== '' && added !== '';
    if (kind === 'removed' || joins) removed += text;
    if (kind === 'added' || joins) added += text;
    if (kind !== 'same' || joins) continue;
    settle();
    const last = result.at(-1);
    if (last?.kind === 'same') last.text += text;
    else result.push({ kind, text });
  }
  settle();
  return result;
}
