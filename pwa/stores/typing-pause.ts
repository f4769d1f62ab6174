// When typing is committed: on a pause, and every so often while it goes on without one.

/** Each commit is an update on disk and, later, on the wire; so not at every key. */
const PAUSE_MS = 400;
/** A crash loses no more than this of a person who types without a pause. */
const LONGEST_MS = 800;

export interface TypingPause {
  /** Something was typed. */
  typed(): void;
  /** Nothing waits any more. */
  clear(): void;
}

export function typingPause(commit: () => void): TypingPause {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  const clear = () => {
    clearTimeout(pause);
    clearTimeout(longest);
    longest = undefined;
  };
  const due = () => {
    clear();
    commit();
  };
  return {
    typed() {
      clearTimeout(pause);
      pause = setTimeout(due, PAUSE_MS);
      if (longest === undefined) longest = setTimeout(due, LONGEST_MS);
    },
    clear,
  };
}
