// Each person writes reflections with letters of their own: whatever two of them write at once in one place, it is known who wrote what.

interface Hand {
  /** Begins each word, and stands nowhere else in it. */
  readonly prefix: string;
  /** In the order of their value. */
  readonly digits: string;
  readonly others: RegExp;
}

const HANDS: Readonly<Record<string, Hand>> = {
  laptop: { prefix: 'quetzal', digits: 'abcdefghij', others: /[^a-z]/g },
  tablet: { prefix: 'QUETZAL', digits: 'ABCDEFGHIJ', others: /[^A-Z]/g },
  phone: { prefix: '97531864', digits: '012345678', others: /[^0-9]/g },
};
/** As many as a word has behind its beginning. */
const LENGTH = 5;

/** With what all words begin: canaries too. */
export const PREFIXES = Object.values(HANDS).map(({ prefix }) => prefix);

function handOf(name: string): Hand {
  const hand = HANDS[name];
  if (!hand) throw new Error(`the ${name} has no handwriting`);
  return hand;
}

/** The word of this number in the handwriting of this person. */
export function wordBy(name: string, number: number): string {
  const { prefix, digits } = handOf(name);
  const base = digits.length;
  const places = Array.from({ length: LENGTH }, (_, place) => Math.floor(number / base ** (LENGTH - 1 - place)) % base);
  return prefix + places.map((place) => digits[place]).join('');
}

/**
 * What this person wrote of the text, word by word. Two who write at once in the same place write between each other's letters:
 * that is how they meant it, as far as anybody knows. Each one's own letters stay as they came.
 */
export function wordsOf(name: string, text: string): string[] {
  const { prefix, others } = handOf(name);
  const own = text.replaceAll(others, '');
  return own === ''
    ? []
    : own
        .split(prefix)
        .slice(own.startsWith(prefix) ? 1 : 0)
        .map((rest) => prefix + rest);
}
