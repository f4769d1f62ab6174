// A sitting of writing: which words are kept as an earlier version before they change, so that nothing that was cut is lost.

/** A sitting ends with the page, or after this long without a change. */
const SITTING_MS = 30 * 60_000;
/** From this many characters on, what goes is kept first, also in the middle of a sitting. */
const MUCH = 200;

export interface Sitting {
  /** Called before each change: what the text says, what it will say, and how many of its characters that takes out. */
  changes(was: string, is: string, removed: number, now: Date): void;
}

/**
 * Hands to `keep` the text as it was before the sitting changed it, and again whenever much of it goes, at once or bit by bit.
 *
 * `isBegun`: the text was made by the first words of this sitting, so there is nothing before it.
 */
export function openSitting(isBegun: boolean, keep: (words: string, now: Date) => void): Sitting {
  let changedAtMs: number | null = isBegun ? Date.now() : null;
  /** The longest that it has been since something was kept. */
  let longest = '';
  return {
    changes(was, is, removed, now) {
      const isFirst = changedAtMs === null || now.getTime() - changedAtMs > SITTING_MS;
      changedAtMs = now.getTime();
      if (was.length > longest.length) longest = was;
      if (isFirst || removed >= MUCH) keep(was, now);
      else if (longest.length - is.length >= MUCH) keep(longest, now);
      else return;
      longest = is;
    },
  };
}
