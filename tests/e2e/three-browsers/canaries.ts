// Words that nobody but the browsers may ever see, and where they are found if somebody does.

/** Stands in everything that the browsers write: titles, reflections, file names, files, addresses and pages. */
export const CANARY = 'quetzal';

/** How a word may stand in bytes: as text, in base64 at any of its three places, in hexadecimal. */
function formsOf(word: string): Buffer[] {
  const texts = [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()];
  const lower = Buffer.from(word);
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), lower])
      .toString('base64')
      .replace(/=+$/, '');
    // the first and the last characters also hold bits of what stands beside the word
    const inner = encoded.slice(before === 0 ? 0 : before + 1, -1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...texts, ...[...inBase64, lower.toString('hex')].map((text) => Buffer.from(text))];
}

/** Those of the words that stand in any of these bytes, in whatever form. */
export function wordsIn(words: readonly string[], bytes: readonly Buffer[]): string[] {
  return words.filter((word) => formsOf(word).some((form) => bytes.some((some) => some.includes(form))));
}
