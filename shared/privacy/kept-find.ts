// Under which key it is remembered that the person keeps what was found: a fingerprint of its place and words, so that the words
// themselves do not stand in the setting once they are taken out. Who holds the portfolio and guesses place and words can still check
// the guess against it: it is a mark, not a seal.
import { fingerprintOf } from '../model/fingerprint.ts';
import type { WrittenKind } from './written-kinds.ts';

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '');

/** `place`: the record and its field, or the evidence and its file; kept there, it is asked about elsewhere. */
export const keptFindKey = (place: string, kind: WrittenKind, words: string): `keptFind:${string}` =>
  `keptFind:${fingerprintOf([place, kind, plain(words)].join('\n'))}`;
