// Under which key it is remembered that the person keeps what was found. Only a fingerprint: when they take the words out after all,
// or delete the record, nothing of them stays behind in the setting.
import type { WrittenKind } from './written-kinds.ts';

/** 53 bits of a text (cyrb53): no secret, only short and the same on every device. */
function bitsOf(text: string, seed: number): string {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** Two texts with the same fingerprint are the same text, but for one chance in 2^106. */
export const fingerprintOf = (text: string): string => `${bitsOf(text, 0)}.${bitsOf(text, 7)}`;

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '');

/** `place`: the record and its field, or the evidence and its file; kept there, it is asked about elsewhere. */
export const keptFindKey = (place: string, kind: WrittenKind, words: string): `keptFind:${string}` =>
  `keptFind:${fingerprintOf([place, kind, plain(words)].join('\n'))}`;
