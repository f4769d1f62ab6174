// The lock in a real browser: what is asked, how often it may be tried, and the ways out for who forgot.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordsFromSecret } from '../../shared/crypto/recovery-words.ts';
import { ensureIdentity, openLocal } from '../../shared/portfolio/identity.ts';
import { lockNow, passGate } from './gate.ts';
import { changeLock, isAway, LOCK_KEY, type Lock, markSeen, readLock, writeLock } from './lock-record.ts';
import { hashPin, tryPin, WAIT_MAX_MS, waitMs } from './pin.ts';

/** The PIN is hashed a thousand times only: what is tested here is not how long that takes. */
const QUICK = 1_000;
let app: HTMLElement;

async function turnOn(patch: Partial<Lock> = {}): Promise<void> {
  const hashed = await hashPin('2468', QUICK);
  writeLock({ ...hashed, afterMinutes: 5, passkey: '', misses: 0, waitsUntil: 0, opensAt: 0, ...patch });
}
const lockScreen = () => document.querySelector<HTMLDialogElement>('dialog');
/** The screen of the lock is loaded by the first one. */
const asked = () =>
  vi.waitFor(() => expect(lockScreen()?.textContent ?? '').toContain('Waymark is locked'), { timeout: 20_000 });
const press = (words: string) =>
  [...document.querySelectorAll('dialog button')]
    .find((one): one is HTMLButtonElement => one.textContent?.trim() === words)
    ?.click();
function type(selector: string, words: string): void {
  const field = document.querySelector<HTMLInputElement>(selector) ?? expect.unreachable(`no field ${selector}`);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
async function enter(pin: string): Promise<void> {
  type('#lock-pin', pin);
  await vi.waitFor(() => expect(document.querySelector<HTMLInputElement>('#lock-pin')?.value).toBe(pin));
  press('Unlock');
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  app = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'app' }));
});
afterEach(async () => {
  // whatever is still locked is let go
  localStorage.removeItem(LOCK_KEY);
  await vi.waitFor(() => expect(lockScreen()).toBeNull(), { timeout: 5_000 });
  app.remove();
});

describe('at the start', () => {
  test('nothing is asked where no lock was turned on', async () => {
    await passGate();
    expect(lockScreen()).toBeNull();
  });

  test('the PIN is asked before anything else, and the right one lets in', async () => {
    await turnOn();
    const passed = vi.fn();
    void passGate().then(passed);
    await asked();
    expect(app.inert).toBe(true);
    await enter('1111');
    await vi.waitFor(() => expect(lockScreen()?.textContent).toContain('That is not the PIN.'));
    expect(passed).not.toHaveBeenCalled();
    await enter('2468');
    await vi.waitFor(() => expect(passed).toHaveBeenCalled());
    expect(app.inert).toBe(false);
    expect(lockScreen()).toBeNull();
  });

  test('a reload soon after is not asked again, one after a while is', async () => {
    await turnOn();
    sessionStorage.setItem('waymark-lock-open', 'yes');
    markSeen(Date.now() - 4 * 60_000);
    await passGate();
    expect(lockScreen()).toBeNull();
    markSeen(Date.now() - 6 * 60_000);
    void passGate();
    await asked();
  });

  test('a lock that is damaged shuts nobody out', async () => {
    localStorage.setItem(LOCK_KEY, '{"hash":7}');
    await passGate();
    expect(lockScreen()).toBeNull();
  });
});

test('what is typed is committed before the screen is hidden', async () => {
  await turnOn();
  const field = app.appendChild(document.createElement('textarea'));
  field.focus();
  let wasVisible = false;
  field.addEventListener('focusout', () => {
    wasVisible = getComputedStyle(app).visibility === 'visible';
  });
  lockNow();
  await asked();
  expect(wasVisible).toBe(true);
  expect(getComputedStyle(app).visibility).toBe('hidden');
  await enter('2468');
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
});

test('the page is no longer read aloud', async () => {
  await turnOn();
  const cancel = vi.spyOn(speechSynthesis, 'cancel');
  lockNow();
  await asked();
  expect(cancel).toHaveBeenCalled();
});

test('Escape does not open it, however often', async () => {
  await turnOn();
  lockNow();
  await asked();
  // a browser that is asked twice closes the window by itself
  lockScreen()?.close();
  await vi.waitFor(() => expect(lockScreen()?.open).toBe(true));
});

describe('guessing', () => {
  test('has four tries, then waits that double, up to a quarter of an hour', async () => {
    await turnOn();
    let now = 1_000_000;
    for (let tries = 1; tries <= 3; tries++) expect(await tryPin('0000', () => now)).toBe('wrong');
    expect(await tryPin('0000', () => now)).toBe('wrong');
    expect(await tryPin('2468', () => now)).toBe('waiting');
    now += 30_000;
    expect(await tryPin('0000', () => now)).toBe('wrong');
    expect(waitMs(readLock() as Lock, now)).toBe(60_000);
    changeLock({ misses: 50, waitsUntil: 0 });
    await tryPin('0000', () => now);
    expect(waitMs(readLock() as Lock, now)).toBe(WAIT_MAX_MS);
  });

  test('the right PIN forgets the misses, and what was asked for by somebody else', async () => {
    await turnOn({ misses: 2, opensAt: 99 });
    expect(await tryPin('2468', () => 5)).toBe('right');
    expect(readLock()).toMatchObject({ misses: 0, waitsUntil: 0, opensAt: 0 });
  });

  test('a clock that was set back waits a quarter of an hour at most', () => {
    expect(waitMs({ waitsUntil: 9_999_999_999 } as Lock, 0)).toBe(WAIT_MAX_MS);
  });
});

describe('who forgot the PIN', () => {
  test('takes the lock off with the 12 words, and not with others', async () => {
    const local = openLocal();
    const { secret } = await ensureIdentity(local, 'Test', new Date());
    local.close();
    await turnOn();
    lockNow();
    await asked();
    type('#lock-words', wordsFromSecret(new Uint8Array(16)));
    await vi.waitFor(() => press('Take the lock off'));
    await vi.waitFor(() => expect(lockScreen()?.textContent).toContain('These are not the 12 words'));
    type('#lock-words', wordsFromSecret(secret));
    press('Take the lock off');
    await vi.waitFor(() => expect(readLock()).toBeNull());
    await vi.waitFor(() => expect(lockScreen()).toBeNull());
  });

  test('may ask for it to come off in a day; the screen says so until then', async () => {
    await turnOn();
    lockNow();
    await asked();
    press('Take it off in 24 hours');
    await vi.waitFor(() => expect(lockScreen()?.textContent).toContain('The lock comes off on'));
    expect(readLock()?.opensAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    changeLock({ opensAt: Date.now() - 1 });
    await vi.waitFor(() => expect(lockScreen()).toBeNull(), { timeout: 5_000 });
    expect(readLock()).toBeNull();
  });
});

test('being away is counted from when it was last seen; a clock that was set back counts as away', async () => {
  await turnOn();
  const lock = readLock() as Lock;
  markSeen(1_000_000);
  expect(isAway(lock, 1_000_000 + 299_000)).toBe(false);
  expect(isAway(lock, 1_000_000 + 300_000)).toBe(true);
  expect(isAway(lock, 999_000)).toBe(true);
  expect(isAway({ ...lock, afterMinutes: 0 }, 1_000_000)).toBe(true);
  localStorage.removeItem('waymark-lock-seen');
  expect(isAway(lock, 1_000_000)).toBe(true);
});
