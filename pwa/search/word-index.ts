// Which activities hold a word that begins so: the words of all of them in order, and behind each where it stands.

export interface WordIndex {
  /** These are all words of the activity with this number; earlier ones are forgotten. */
  put(number: number, words: Iterable<string>): void;
  remove(number: number): void;
  /** The activities that hold, for each of these beginnings, a word that begins so: 1 at their number. */
  holding(beginnings: readonly string[]): Uint8Array;
}

export function openWordIndex(): WordIndex {
  const numbersBy = new Map<string, number[]>();
  const wordsBy: string[][] = [];
  /** All words in order, without those that were added since. */
  let sorted: string[] = [];
  let added: string[] = [];

  function remove(number: number): void {
    for (const word of wordsBy[number] ?? []) {
      const numbers = numbersBy.get(word);
      const at = numbers?.indexOf(number) ?? -1;
      if (at >= 0) numbers?.splice(at, 1);
    }
    wordsBy[number] = [];
  }

  /** The first place in `words` whose word does not come before `beginning`. */
  function placeOf(words: readonly string[], beginning: string): number {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts what was added in its place: a few words among very many need no sorting of all. */
  function takeInAdded(): void {
    if (added.length === 0) return;
    const more = added.sort();
    const all: string[] = [];
    let at = 0;
    for (const word of sorted) {
      while (at < more.length && (more[at] ?? '') < word) all.push(more[at++] ?? '');
      all.push(word);
    }
    for (; at < more.length; at++) all.push(more[at] ?? '');
    sorted = all;
    added = [];
  }

  function mark(beginning: string, held: Uint8Array, step: number): void {
    takeInAdded();
    for (let at = placeOf(sorted, beginning); sorted[at]?.startsWith(beginning); at++)
      for (const number of numbersBy.get(sorted[at] ?? '') ?? []) if (held[number] === step) held[number] = step + 1;
  }

  return {
    remove,
    put(number, words) {
      remove(number);
      const own = [...new Set(words)];
      wordsBy[number] = own;
      for (const word of own) {
        const numbers = numbersBy.get(word);
        if (numbers) numbers.push(number);
        else {
          numbersBy.set(word, [number]);
          added.push(word);
        }
      }
    },
    holding(beginnings) {
      const held = new Uint8Array(wordsBy.length);
      // counts how many of the beginnings were met, one after the other: only who met all before is asked for the next
      for (const [step, beginning] of beginnings.entries()) mark(beginning, held, step);
      return held.map((met) => (met === beginnings.length ? 1 : 0));
    },
  };
}
