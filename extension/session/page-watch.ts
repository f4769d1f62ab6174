// The script of a session inside one frame of a page: sends samples of its state to the worker, and acts on a recording when asked.
import { browser } from 'wxt/browser';
import { asAmount, asRecord } from '../../shared/model/parse.ts';
import { closedFrames } from '../capture/page-frames.ts';
import { answerInPage } from './page-answers.ts';
import { type PageMedia, watchMedia } from './page-media.ts';
import type { Sample } from './sample.ts';
import { type FromFrame, SESSION_PORT } from './session-port.ts';

const HEARTBEAT_MS = 5_000;
/** Samples kept while the worker does not answer: many minutes of heartbeats. */
const WAITING_MAX = 400;
const INPUT_EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'touchmove'] as const;

/** Where the link leads that was pressed; empty when it was none. */
function originOfLink(event: Event): string {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  return link && /^https?:$/.test(link.protocol) ? link.origin : '';
}

export interface PageWatch {
  /** Tells how things stand, and goes on with it after a rest. */
  wake(): void;
  /** The samples that the worker has not said to have, the latest last. */
  uncounted(): Sample[];
}

/** One run of the script in one frame. It rests when the worker says so, and ends with the page. */
export function watchPage(): PageWatch {
  // randomUUID is missing in pages without https
  const source = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
  const stopping = new AbortController();
  const { signal } = stopping;
  let port: ReturnType<typeof browser.runtime.connect> | null = null;
  let waiting: Sample[] = [];
  /** When the latest sample was sent, on the forward clock. */
  let sentAt = Number.NEGATIVE_INFINITY;
  // the press of Start
  let inputAtMs = Date.now();
  let closed: string[] = [];
  let isQueued = false;
  let isGoing = false;
  let isResting = false;

  const post = (message: FromFrame) => {
    try {
      port ??= connect();
      port.postMessage(message);
    } catch {
      // the worker is being started anew, or the extension was updated; what waits is sent at the next beat
      port = null;
    }
  };

  function connect() {
    const opened = browser.runtime.connect({ name: SESSION_PORT });
    opened.onMessage.addListener((raw: unknown) => {
      const message = asRecord(raw);
      if (message.kind === 'rest') return rest();
      const until = asAmount(message.countedMs);
      if (until !== null) waiting = waiting.filter(({ clockMs }) => clockMs > until);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = null;
    });
    for (const sample of waiting) opened.postMessage({ kind: 'sample', sample } satisfies FromFrame);
    return opened;
  }

  function send(): void {
    isQueued = false;
    if (isResting) return;
    // two samples of one moment are told apart by their clock, however coarse the browser makes it
    const clockMs = Math.max(performance.now(), sentAt + 0.01);
    sentAt = clockMs;
    const sample: Sample = {
      source,
      atMs: Date.now(),
      clockMs,
      isVisible: document.visibilityState === 'visible',
      isFocused: document.hasFocus(),
      inputAtMs,
      media: media.samples(),
      // a page that goes says so, or its frames would be missed on the next one
      origin: isGoing || location.origin === 'null' ? '' : location.origin,
      closedFrames: isGoing ? [] : closed,
    };
    // a lost port is opened before, so that it carries what waits and not this one twice
    const isOpen = port !== null;
    waiting = [...waiting, sample].slice(-WAITING_MAX);
    if (isOpen) post({ kind: 'sample', sample });
    else reopen();
  }

  function reopen(): void {
    try {
      port = connect();
    } catch {
      port = null;
      // the extension was taken away or replaced: this script can reach nobody any more
      if (!browser.runtime?.id) end();
    }
  }

  /** One sample for all changes of one turn, at once where the state must not be lost. */
  function changed(): void {
    if (isQueued) return;
    isQueued = true;
    queueMicrotask(send);
  }

  const media: PageMedia = watchMedia(changed, () => {
    // heard even where a hidden page's timers are slowed
    if (performance.now() - sentAt >= HEARTBEAT_MS) send();
  });

  const scan = () => {
    media.scan();
    closed = [...new Set(closedFrames(document).map(({ src }) => new URL(src).origin))];
  };

  const beat = () => {
    scan();
    if (performance.now() - sentAt >= HEARTBEAT_MS - 500) send();
  };
  let beating = setInterval(beat, HEARTBEAT_MS);

  /** A paused session asks for nothing; jumps and pictures still work. */
  function rest(): void {
    isResting = true;
    clearInterval(beating);
    waiting = [];
    port?.disconnect();
    port = null;
  }

  function wake(): void {
    if (isResting) {
      isResting = false;
      inputAtMs = Date.now();
      beating = setInterval(beat, HEARTBEAT_MS);
    }
    scan();
    send();
  }

  function end(): void {
    stopping.abort();
    media.stop();
    clearInterval(beating);
    port?.disconnect();
    browser.runtime.onMessage.removeListener(answer);
    delete (globalThis as { waymarkSession?: unknown }).waymarkSession;
  }

  const answer = (message: unknown, _: unknown, reply: (answer: unknown) => void): true | undefined => {
    const answered = answerInPage(message, source, media);
    if (!answered) return;
    void answered.then(reply);
    return true;
  };
  browser.runtime.onMessage.addListener(answer);

  for (const type of INPUT_EVENTS)
    document.addEventListener(
      type,
      () => {
        inputAtMs = Date.now();
      },
      { capture: true, passive: true, signal },
    );
  // a window that opens now was opened by this
  const press = (event: Event) => {
    if (event.isTrusted && !isResting) post({ kind: 'pressed', origin: originOfLink(event) });
  };
  for (const type of ['click', 'auxclick'] as const)
    document.addEventListener(type, press, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', changed, { signal });
  for (const type of ['focus', 'blur', 'pageshow'] as const) window.addEventListener(type, changed, { signal });
  // nothing runs after these
  window.addEventListener(
    'pagehide',
    () => {
      isGoing = true;
      send();
      // it may come back from the browser's memory
      isGoing = false;
    },
    { signal },
  );
  document.addEventListener('freeze', send, { signal });
  // a frame that came later needs the script too
  document.addEventListener(
    'load',
    (event) => {
      const isFrame = event.target instanceof HTMLIFrameElement || event.target instanceof HTMLFrameElement;
      if (!isFrame || isResting) return;
      post({ kind: 'frames' });
      scan();
      changed();
    },
    { capture: true, signal },
  );
  scan();
  send();
  return { wake, uncounted: () => waiting };
}
