// The lock of this device, as it is kept: in localStorage, since it has to be known before anything else is opened. Never synced.
import { asAmount, asRecord } from '../../shared/model/parse.ts';
import { rememberedJson } from '../stores/device-memory.ts';

/** `main.ts` looks for this name before it opens anything. */
export const LOCK_KEY = 'waymark-lock';
/** When Waymark was last in sight, in any tab: milliseconds since 1970. */
const SEEN_KEY = 'waymark-lock-seen';

/** Minutes out of sight after which it locks. */
export const AFTER_MINUTES = [0, 1, 5, 15, 60] as const;
export type AfterMinutes = (typeof AFTER_MINUTES)[number];

export interface Lock {
  /** PBKDF2 of the PIN (pin.ts), all as hexadecimal or a number. */
  salt: string;
  iterations: number;
  hash: string;
  afterMinutes: AfterMinutes;
  /** The passkey that opens it too, base64url; empty for none. */
  passkey: string;
  /** Wrong PINs since the last right one. */
  misses: number;
  /** No PIN is looked at before this, milliseconds since 1970; 0 for none. */
  waitsUntil: number;
  /** Somebody who forgot the PIN asked for the lock to come off then, milliseconds since 1970; 0 for nobody. */
  opensAt: number;
}

/** The lock, or null when there is none. What is damaged counts as none: it hides a screen, and must never shut its owner out. */
export function readLock(): Lock | null {
  const from = asRecord(rememberedJson(LOCK_KEY));
  const { salt, hash, passkey } = from;
  const iterations = asAmount(from.iterations);
  if (typeof salt !== 'string' || typeof hash !== 'string' || !salt || !hash || !iterations) return null;
  return {
    salt,
    hash,
    iterations,
    afterMinutes: AFTER_MINUTES.find((one) => one === from.afterMinutes) ?? 5,
    passkey: typeof passkey === 'string' ? passkey : '',
    misses: asAmount(from.misses) ?? 0,
    waitsUntil: asAmount(from.waitsUntil) ?? 0,
    opensAt: asAmount(from.opensAt) ?? 0,
  };
}

/** Throws where the browser gives no storage: then there is no lock, and the person is told. */
export const writeLock = (lock: Lock): void => localStorage.setItem(LOCK_KEY, JSON.stringify(lock));

export function changeLock(patch: Partial<Lock>): void {
  const lock = readLock();
  if (lock) writeLock({ ...lock, ...patch });
}

export const removeLock = (): void => localStorage.removeItem(LOCK_KEY);

export const markSeen = (now: number): void => localStorage.setItem(SEEN_KEY, String(now));

/** Whether it has been out of sight for longer than the lock allows; a clock that was set back counts as that. */
export function isAway({ afterMinutes }: Lock, now: number): boolean {
  const seen = Number(localStorage.getItem(SEEN_KEY) ?? Number.NaN);
  return !(now >= seen && now - seen < afterMinutes * 60_000);
}
