// Text as the fonts can draw it, and what is said of the rest.
import { describe, expect, it } from 'vitest';
import { preparePrinter } from './printable.ts';

/** A font of the Latin and Cyrillic letters, digits and common signs. */
const latin = (char: string) => /^[\u0020-\u024f\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027]$/.test(char);

describe('making a text printable', () => {
  it('composes letters, so that accents sit where they belong', () => {
    const printer = preparePrinter(latin);
    expect(printer.printable('Sia\u0302n W\u0302yn Nguye\u0302\u0303n')).toBe('Siân Ŵyn Nguyễn');
    expect(printer.missing()).toEqual([]);
  });

  it('marks what cannot be drawn and names each once', () => {
    const printer = preparePrinter(latin);
    expect(printer.printable('Thanks 😀 to سارة')).toBe('Thanks \uFFFD to \uFFFD\uFFFD\uFFFD\uFFFD');
    expect(printer.printable('😀 again, and ★ 漢 ђ')).toBe('\uFFFD again, and \uFFFD \uFFFD ђ');
    expect(printer.missing()).toEqual([
      { char: '😀', name: 'emoji U+1F600' },
      { char: 'س', name: 'Arabic letter U+0633' },
      { char: 'ا', name: 'Arabic letter U+0627' },
      { char: 'ر', name: 'Arabic letter U+0631' },
      { char: 'ة', name: 'Arabic letter U+0629' },
      { char: '★', name: 'symbol U+2605' },
      { char: '漢', name: 'Chinese or Japanese character U+6F22' },
    ]);
  });

  it('does not take letters that would come out in the wrong shape, though the font has them', () => {
    const printer = preparePrinter(() => true);
    expect(printer.printable('नि')).toBe('\uFFFD\uFFFD');
    expect(printer.missing()[0]?.name).toBe('Devanagari letter U+0928');
  });

  it('passes over what has no ink and keeps line breaks', () => {
    const printer = preparePrinter(latin);
    expect(printer.printable('soft\u00adhyphen\u200b \u202ejoined\u200d\ufeff\ttab\nline')).toBe(
      'softhyphen joined tab\nline',
    );
    expect(printer.printable('half \ud83d')).toBe('half \uFFFD');
    expect(printer.missing().map((one) => one.name)).toEqual(['character U+D83D']);
  });
});
