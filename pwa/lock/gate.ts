// Keeps the screen behind the lock: at the start, when Waymark was out of sight for long, and when a tab is told so by another.
import { createApp } from 'vue';
import { asAmount, asRecord } from '../../shared/model/parse.ts';
import { isAway, LOCK_KEY, markSeen, readLock } from './lock-record.ts';

/** What tabs tell each other. `who` asks whether one of them is open. */
type Word = 'who' | 'open' | 'lock';
/** An open tab answers within this, unless it is asleep. */
const ANSWER_MS = 300;
/** While it is in sight, that is noted this often. */
const SEEN_EVERY_MS = 20_000;
/** Of this tab, through reloads: it was open. */
const OPEN_KEY = 'waymark-lock-open';

let isWatching = false;
let isLocked = false;
let channel: BroadcastChannel | null = null;
let uncoverLater: (() => void) | null = null;
let openNow: (() => void) | null = null;

/** A tab that slept hears old words when it wakes; what was true before its sleep opens nothing. */
const FRESH_MS = 2_000;

const tell = (word: Word) => channel?.postMessage({ word, at: Date.now() });
function wordIn({ data }: MessageEvent): unknown {
  const { word, at } = asRecord(data);
  return Date.now() - (asAmount(at) ?? 0) < FRESH_MS ? word : null;
}
const page = () => document.getElementById('app');

/** Resolves once the person is let in. Nothing else of the app has to be there yet. */
export async function passGate(): Promise<void> {
  const lock = readLock();
  if (!lock) return;
  watch();
  const wasOpen = sessionStorage.getItem(OPEN_KEY) !== null && !isAway(lock, Date.now());
  if (wasOpen || (await isOpenElsewhere())) {
    opened();
    return;
  }
  await ask();
}

/** From now on: the lock was turned on in this tab or another, and who is here is let stay. */
export function watchFromNow(): void {
  watch();
  if (!isLocked) opened();
}

/** At once, in all tabs. */
export function lockNow(): void {
  tell('lock');
  void ask();
}

function opened(): void {
  sessionStorage.setItem(OPEN_KEY, 'yes');
  markSeen(Date.now());
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  channel = new BroadcastChannel(LOCK_KEY);
  channel.addEventListener('message', (event) => heard(wordIn(event)));
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', () => !isLocked && markSeen(Date.now()));
  setInterval(() => {
    if (!isLocked && document.visibilityState === 'visible' && readLock()) markSeen(Date.now());
  }, SEEN_EVERY_MS);
}

function heard(word: unknown): void {
  const lock = readLock();
  if (!lock) return;
  if (word === 'lock') void ask();
  else if (word === 'open') openNow?.();
  else if (word === 'who' && !isLocked && !(document.visibilityState === 'hidden' && isAway(lock, Date.now())))
    tell('open');
}

function isOpenElsewhere(): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = new AbortController();
    const answer = (isOpen: boolean) => {
      clearTimeout(timer);
      asking.abort();
      resolve(isOpen);
    };
    const timer = setTimeout(() => answer(false), ANSWER_MS);
    channel?.addEventListener('message', (event) => wordIn(event) === 'open' && answer(true), {
      signal: asking.signal,
    });
    tell('who');
  });
}

/** Out of sight the page is covered, so that no picture of it is shown on the way back; then it is looked whether it was long. */
function look(): void {
  const lock = readLock();
  if (!lock || isLocked) return;
  if (document.visibilityState === 'hidden') {
    markSeen(Date.now());
    uncoverLater ??= cover();
  } else if (isAway(lock, Date.now())) void ask();
  else {
    uncoverLater?.();
    uncoverLater = null;
  }
}

/**
 * Hides the page, and ends its being read aloud. The field that is written in is left first, which commits what was typed.
 * Gives the way back.
 */
function cover(): () => void {
  const app = page();
  const at = document.activeElement;
  const giveTitle = coverTitle();
  if (at instanceof HTMLElement) at.blur();
  if ('speechSynthesis' in window) window.speechSynthesis.cancel();
  if (app) app.style.visibility = 'hidden';
  if (app) app.inert = true;
  return () => {
    if (app) app.style.visibility = '';
    if (app) app.inert = false;
    giveTitle();
    if (at instanceof HTMLElement && at !== document.body) at.focus({ preventScroll: true });
  };
}

/** A title names what is worked on; screens go on setting theirs as rows change. Gives the way back to the latest. */
function coverTitle(): () => void {
  let title = 'Waymark';
  const hide = () => {
    if (document.title === 'Waymark') return;
    title = document.title;
    document.title = 'Waymark';
  };
  hide();
  const watcher = new MutationObserver(hide);
  watcher.observe(document.head, { childList: true, characterData: true, subtree: true });
  return () => {
    watcher.disconnect();
    document.title = title;
  };
}

async function ask(): Promise<void> {
  if (isLocked) return;
  isLocked = true;
  sessionStorage.removeItem(OPEN_KEY);
  const uncover = uncoverLater ?? cover();
  uncoverLater = null;
  const { default: LockScreen } = await import('./LockScreen.vue');
  await new Promise<void>((resolve) => {
    const place = document.body.appendChild(document.createElement('div'));
    const screen = createApp(LockScreen, { onOpen: () => openNow?.() });
    openNow = () => {
      openNow = null;
      screen.unmount();
      place.remove();
      isLocked = false;
      opened();
      tell('open');
      uncover();
      resolve();
    };
    screen.mount(place);
  });
}
