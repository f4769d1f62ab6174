// The portfolio's secret as twelve words that a person can write down, and back again.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { fail, ok } from '../model/result.ts';

const WORDS = 12;
/** More than this is a pasted page, where naming the first unknown word would help nobody. */
const WORDS_WORTH_READING = 24;

const known = new Set(wordlist);

export type WordsFailure =
  | { ok: false; reason: 'count'; count: number }
  | { ok: false; reason: 'word'; position: number; word: string }
  | { ok: false; reason: 'checksum' };

/** The 12 English words of BIP-39 for a secret of 16 bytes, joined by spaces. */
export const wordsFromSecret = (secret: Uint8Array): string => entropyToMnemonic(secret, wordlist);

/**
 * The secret behind 12 words as a person types or pastes them: capitals, line breaks, commas and numbering do not matter.
 * `word` names the first one that is not in the list, `position` counts from 1. `count`: there are not 12.
 * `checksum`: all 12 are in the list, but one of them is another word than was written down, or two changed places.
 */
export function secretFromWords(text: string): { ok: true; value: Uint8Array } | WordsFailure {
  const words = readWords(text);
  if (words.length <= WORDS_WORTH_READING) {
    const unknown = words.findIndex((word) => !known.has(word));
    const word = words[unknown];
    if (word !== undefined) return { ok: false, reason: 'word', position: unknown + 1, word };
  }
  if (words.length !== WORDS) return { ok: false, reason: 'count', count: words.length };
  try {
    return ok(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    return fail('checksum');
  }
}

/** Words in small letters, without the numbers and signs that people and printers put around them. */
const readWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[\d.):·•*#-]+|[.:]+$/g, ''))
    .filter(Boolean);
