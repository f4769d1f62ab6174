// The PIN: what is kept of it, and how often it may be tried.
import { changeLock, type Lock, readLock } from './lock-record.ts';

export const PIN_MIN = 4;
export const PIN_MAX = 64;
/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
const HASH_BITS = 256;

/** Tries that are free; after each further one a wait that doubles. */
const FREE_MISSES = 4;
const FIRST_WAIT_MS = 30_000;
export const WAIT_MAX_MS = 15 * 60_000;

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS);
  return toHex(new Uint8Array(bits));
}

/** What is kept of a PIN. */
export async function hashPin(
  pin: string,
  iterations = ITERATIONS,
): Promise<Pick<Lock, 'salt' | 'iterations' | 'hash'>> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: toHex(salt), iterations, hash: await hashOf(pin, salt, iterations) };
}

/** How long until a PIN is looked at again; never longer than the longest wait, whatever became of the clock. */
export const waitMs = ({ waitsUntil }: Lock, now: number): number =>
  Math.min(WAIT_MAX_MS, Math.max(0, waitsUntil - now));

export type PinAnswer = 'right' | 'wrong' | 'waiting';

/** Looks at a PIN. The miss is written down before the answer is given, so that a reload does not give it back. */
export async function tryPin(pin: string, now: () => number): Promise<PinAnswer> {
  const lock = readLock();
  if (!lock) return 'right';
  if (waitMs(lock, now()) > 0) return 'waiting';
  const misses = lock.misses + 1;
  const wait = misses < FREE_MISSES ? 0 : Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** (misses - FREE_MISSES));
  changeLock({ misses, waitsUntil: wait > 0 ? now() + wait : 0 });
  if ((await hashOf(pin, fromHex(lock.salt), lock.iterations)) !== lock.hash) return 'wrong';
  changeLock({ misses: 0, waitsUntil: 0, opensAt: 0 });
  return 'right';
}
