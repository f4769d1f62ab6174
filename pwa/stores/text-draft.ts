// What is being typed but not yet committed, carried over an edit that came from elsewhere: neither side's words are lost.

/** One step of a change as Yjs reports it: keep, remove or insert, in UTF-16 units. */
export interface DeltaStep {
  retain?: number | undefined;
  delete?: number | undefined;
  insert?: unknown;
}

export interface Rebased {
  /** What the text area shows now: the remote edit with the words still being typed. */
  draft: string;
  /** Where a selection in the earlier draft is now; with one place, a caret. What was inserted at an edge of it stays outside. */
  move(start: number, end?: number): [start: number, end: number];
}

/** The one replaced stretch between two texts: the range of `was` and what stands there in `is`. */
function replacedStretch(was: string, is: string): { from: number; to: number; typed: string } {
  let head = 0;
  const shorter = Math.min(was.length, is.length);
  while (head < shorter && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++;
  return { from: head, to: was.length - tail, typed: is.slice(head, is.length - tail) };
}

export interface Rebasing {
  /** The shared text as it was when the draft began. */
  readonly base: string;
  /** What the text area shows. */
  readonly draft: string;
  /** What happened to `base` meanwhile. */
  readonly delta: readonly DeltaStep[];
  /**
   * The person is in the middle of something: what was inserted at the caret stands behind it, so that their words stay together.
   * Otherwise they go on behind what has come.
   */
  readonly isWriting: boolean;
}

/**
 * Carries a draft over a remote change.
 *
 * Characters that the draft removed stay removed; what was inserted from elsewhere stays, also within that stretch, and
 * stands behind the typed words where it was inserted at their place.
 */
export function rebaseDraft({ base, draft, delta, isWriting }: Rebasing): Rebased {
  const { from, to, typed } = replacedStretch(base, draft);
  const draftEnd = from + typed.length;
  let result = '';
  let at = 0;
  let typedAt: number | null = null;
  // for each place between two characters of base: where the one after it is in the result, and where the one before it ends
  const begins: number[] = [];
  const ends: number[] = [0];

  const placeTyped = () => {
    if (typedAt !== null || at < from) return;
    typedAt = result.length;
    result += typed;
  };
  const pass = (count: number, isKept: boolean) => {
    for (let i = 0; i < count && at < base.length; i++) {
      if (at === from) placeTyped();
      begins[at] = result.length;
      if (isKept && (at < from || at >= to)) result += base[at];
      at++;
      ends[at] = result.length;
    }
  };

  for (const step of delta) {
    if (step.retain !== undefined) pass(step.retain, true);
    else if (step.delete !== undefined) pass(step.delete, false);
    else if (typeof step.insert === 'string') {
      placeTyped();
      result += step.insert;
    }
  }
  pass(base.length - at, true);
  placeTyped();
  begins[base.length] = result.length;
  const typedBegins = typedAt ?? 0;

  function moved(place: number, among: readonly number[], lastTyped: number): number {
    if (place >= from && place <= lastTyped) return typedBegins + (place - from);
    const inBase = place < from ? place : place - draftEnd + to;
    return among[Math.max(0, Math.min(base.length, inBase))] ?? result.length;
  }
  return {
    draft: result,
    move(start, end = start) {
      const isBehindOwn = start !== end || isWriting;
      const last = isBehindOwn ? moved(end, ends, draftEnd) : moved(end, begins, draftEnd - 1);
      const first = start === end ? last : moved(start, begins, draftEnd - 1);
      return [first, Math.max(first, last)];
    },
  };
}
