// What is known of the extension's copy of the portfolio: only what it has said is on its disk counts.

/**
 * `unknown`: it has not said anything since this page was opened. `behind`: it had all once, and something was changed since.
 * `whole`: all that is here is on its disk too.
 */
export type ExtensionCopy = 'unknown' | 'behind' | 'whole';

export interface CopyWatch {
  /** The document was changed by other than the extension. */
  changed(): void;
  /** The extension's question was answered: all that it lacked is on its way, and so is each change from now on. */
  answered(): void;
  /** The extension has stored all that was sent before it was asked with this number. */
  stored(number: number): void;
  /** Nothing passes any more, for now. */
  closed(): void;
}

/** `ask` sends the question, after whatever was sent in the same turn. */
export function watchExtensionCopy(options: {
  ask: (number: number) => void;
  onCopy: (copy: ExtensionCopy) => void;
}): CopyWatch {
  let revision = 0;
  let stored = -1;
  let isOpen = false;
  let isAsked = false;

  function ask(): void {
    if (!isOpen || isAsked || stored === revision) return;
    isAsked = true;
    // the change that is told of right now is sent by a listener that may come after this one
    queueMicrotask(() => {
      if (isOpen) options.ask(revision);
    });
  }
  const tell = () => options.onCopy(stored < 0 ? 'unknown' : stored < revision ? 'behind' : 'whole');

  return {
    changed() {
      revision += 1;
      if (stored === revision - 1) tell();
      ask();
    },
    answered() {
      isOpen = true;
      ask();
    },
    stored(number) {
      if (!isAsked || number > revision) return;
      isAsked = false;
      stored = Math.max(stored, number);
      tell();
      ask();
    },
    closed() {
      isOpen = false;
      isAsked = false;
    },
  };
}
