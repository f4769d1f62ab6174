// The order of what was chosen: moving one up or down, and the fewest new positions that say so.

/** The list with one moved by a place; at the ends it stays. */
export function moved<Id>(ids: readonly Id[], id: Id, by: -1 | 1): Id[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(at, 1).toSpliced(to, 0, id);
}

/**
 * Positions to write so that the links come in this order. Those that already rise are left alone, so that two devices that
 * reorder different parts while apart disturb each other little; a new one stands between its neighbours.
 */
export function positionsFor<Id>(ids: readonly Id[], now: ReadonlyMap<Id, number>): [Id, number][] {
  const changes: [Id, number][] = [];
  let before = Number.NEGATIVE_INFINITY;
  ids.forEach((id, index) => {
    const position = now.get(id);
    const after = ids
      .slice(index + 1)
      .map((next) => now.get(next))
      .find((next) => next !== undefined && next > before);
    if (position !== undefined && position > before && (after === undefined || position < after)) {
      before = position;
      return;
    }
    const start = before === Number.NEGATIVE_INFINITY ? (after ?? 2) - 2 : before;
    const between = (start + (after ?? start)) / 2;
    // halving runs out of numbers in the end: then this one goes past the next, which is given a new place in its turn
    before = after !== undefined && between > start && between < after ? between : start + 1;
    changes.push([id, before]);
  });
  return changes;
}
