// The connection from a session's script in a frame to the worker. A page speaks only of the session in its own tab.
import { type Browser, browser } from 'wxt/browser';
import { asRecord } from '../../shared/model/parse.ts';
import { originsIn } from '../extractors/address.ts';
import { parseSample, type Sample } from './sample.ts';

export const SESSION_PORT = 'waymark-session';

/**
 * `frames`: a frame was added, which has no script yet. `pressed`: somebody pressed something there, which may open a window;
 * `origin` is where a link leads, empty of what is none.
 */
export type FromFrame = { kind: 'sample'; sample: Sample } | { kind: 'frames' } | { kind: 'pressed'; origin: string };
/** Samples up to this moment of the frame's own clock are on disk; or nothing more is wanted for now. */
export type ToFrame = { countedMs: number } | { kind: 'rest' };

export interface FramePort {
  tabId: number;
  frameId: number;
  send(message: ToFrame): void;
  listen(onMessage: (message: FromFrame) => void, onClosed: () => void): void;
}

export function parseFromFrame(value: unknown): FromFrame | null {
  const { kind, sample, origin } = asRecord(value);
  if (kind === 'frames') return { kind };
  if (kind === 'pressed') return { kind, origin: originsIn([origin])[0] ?? '' };
  const parsed = parseSample(sample);
  return parsed && { kind: 'sample', sample: parsed };
}

/** The port as sessions use it, or null when it is not from our script in a tab. */
export function acceptFrame(port: Browser.runtime.Port): FramePort | null {
  const { sender } = port;
  if (port.name !== SESSION_PORT || sender?.id !== browser.runtime.id) return null;
  if (sender.tab?.id === undefined || sender.frameId === undefined) return null;
  return {
    tabId: sender.tab.id,
    frameId: sender.frameId,
    send(message) {
      try {
        port.postMessage(message);
      } catch {
        // the frame is gone
      }
    },
    listen(onMessage, onClosed) {
      port.onDisconnect.addListener(onClosed);
      port.onMessage.addListener((raw: unknown) => {
        const message = parseFromFrame(raw);
        if (message) onMessage(message);
      });
    },
  };
}
