// Under which key it is remembered that the person keeps what was found. Only a fingerprint: when they take the words out after all,
// or delete the record, nothing of them stays behind in the setting.
import { fingerprintOf } from '../model/fingerprint.ts';
import type { WrittenKind } from './written-kinds.ts';

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '');

/** `place`: the record and its field, or the evidence and its file; kept there, it is asked about elsewhere. */
export const keptFindKey = (place: string, kind: WrittenKind, words: string): `keptFind:${string}` =>
  `keptFind:${fingerprintOf([place, kind, plain(words)].join('\n'))}`;
