// What a page's frame does when the worker asks: jump to a moment, draw the frame that is shown, look for a transcript.
import { asAmount, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';
import { type Box, drawFrame, type Grabbed } from './page-frame.ts';
import type { PageMedia } from './page-media.ts';
import { type FoundTranscript, findTranscript } from './page-transcript.ts';

export type FrameRequest =
  | { waymark: 'jump'; source: string; element: number; seconds: number }
  | { waymark: 'grab'; source: string; element: number }
  | { waymark: 'transcript'; source: string; element: number | null };

export interface FrameAnswers {
  jump: { isDone: boolean };
  grab: Grabbed | null;
  transcript: FoundTranscript | null;
}

/** The answer to a request of the worker, or null when it is for another frame or none at all. */
export function answerInPage(
  message: unknown,
  source: string,
  media: PageMedia,
): Promise<FrameAnswers[keyof FrameAnswers]> | null {
  const from = asRecord(message);
  const asked = asOneOf(from.waymark, ['jump', 'grab', 'transcript']);
  if (!asked || from.source !== source) return null;
  const number = asAmount(from.element);
  const element = number === null ? null : media.element(number);
  if (asked === 'transcript') return findTranscript(element);
  if (asked === 'jump') return Promise.resolve({ isDone: jump(element, asAmount(from.seconds)) });
  return Promise.resolve(element instanceof HTMLVideoElement ? drawFrame(element) : null);
}

function jump(element: HTMLMediaElement | null, seconds: number | null): boolean {
  if (!element || seconds === null) return false;
  element.currentTime = seconds;
  element.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Pixels of pictures that come from a page, at most, as base64. */
const PICTURE_MAX = 4_000_000;

function parseBox(value: unknown): Box | null {
  const { x, y, width, height, scale } = asRecord(value);
  const numbers = [x, y, width, height, scale];
  if (!numbers.every((one) => typeof one === 'number' && Number.isFinite(one) && Math.abs(one) < 1e5)) return null;
  return { x, y, width, height, scale } as Box;
}

/** What a frame answered to `grab`. */
export function parseGrabbed(value: unknown): Grabbed | null {
  if (!value) return null;
  const from = asRecord(value);
  const picture = asText(from.picture, PICTURE_MAX);
  return {
    picture: /^[A-Za-z0-9+/=]+$/.test(picture) ? picture : '',
    isBlack: from.isBlack === true,
    box: parseBox(from.box),
  };
}
