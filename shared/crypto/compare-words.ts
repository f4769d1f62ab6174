// Three words that two screens show after linking, so that a person can see that the new device is the one in their hand.
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { lengthPrefixed, utf8 } from './byte-fields.ts';

const PURPOSE = 'waymark/1/compare';
const WORDS = 3;
/** The list has 2^11 words. */
const BITS = 11;

/**
 * The words of a device in a room: the first 33 bits of HKDF-SHA-256 (RFC 5869, no salt) of both, 11 for each word of the
 * BIP-39 list. They are no secret and open nothing: a server knows the room, and the person's devices know each other.
 */
export function compareWords(room: string, deviceId: string): string[] {
  const bytes = hkdf(sha256, lengthPrefixed(utf8(room), utf8(deviceId)), undefined, utf8(PURPOSE), 5);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: WORDS }, (_, index) => {
    const word = wordlist[Number.parseInt(bits.slice(index * BITS, (index + 1) * BITS), 2)];
    if (word === undefined) throw new Error('the list has 2,048 words');
    return word;
  });
}
