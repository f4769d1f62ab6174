// Text as the fonts can draw it. What they cannot draw is marked and reported by name, never dropped in silence.

export interface MissingCharacter {
  char: string;
  /** For a sentence: "emoji U+1F600". */
  name: string;
}

/** Stands in for what cannot be drawn: the sign that Unicode has for it, and that the fonts have. */
export const REPLACEMENT = '\uFFFD';

// Letters that join or move by their neighbours. Drawn one by one they would be wrong even where the font has them.
const NEEDS_SHAPING = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u;

const NAMES: readonly [RegExp, string][] = [
  [/\p{Emoji_Presentation}/u, 'emoji'],
  [/\p{Script=Arabic}/u, 'Arabic letter'],
  [/\p{Script=Hebrew}/u, 'Hebrew letter'],
  [/\p{Script=Devanagari}/u, 'Devanagari letter'],
  [/\p{Script=Bengali}/u, 'Bengali letter'],
  [/\p{Script=Thai}/u, 'Thai letter'],
  [/\p{Script=Han}/u, 'Chinese or Japanese character'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese letter'],
  [/\p{Script=Hangul}/u, 'Korean letter'],
  [/\p{L}/u, 'letter'],
  [/\p{S}/u, 'symbol'],
];

export interface Printer {
  /** Composed (NFC), without characters that have no ink, with a replacement for each that cannot be drawn. Line breaks stay. */
  printable(text: string): string;
  /** What was replaced so far, each once, in the order of its first use. */
  missing(): MissingCharacter[];
}

/** `canDraw` tells whether every font in use has the character (one Unicode code point). */
export function preparePrinter(canDraw: (char: string) => boolean): Printer {
  const missing = new Map<string, MissingCharacter>();
  const drawn = (char: string): string => {
    if (char === '\n' || (canDraw(char) && !NEEDS_SHAPING.test(char))) return char;
    missing.set(char, { char, name: characterName(char) });
    return REPLACEMENT;
  };
  return {
    printable: (text) => Array.from(withoutInkless(text.normalize('NFC')), drawn).join(''),
    missing: () => [...missing.values()],
  };
}

/** Joiners, direction marks, soft hyphens and variation selectors are instructions, not signs; controls become spaces. */
const withoutInkless = (text: string): string =>
  text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');

function characterName(char: string): string {
  const [, kind = 'character'] = NAMES.find(([pattern]) => pattern.test(char)) ?? [];
  return `${kind} U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
