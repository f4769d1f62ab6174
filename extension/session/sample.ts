// What a page tells of itself during a session: the state of one frame at one moment, from which time is counted. Parsed here.
import { asAmount, asRecord } from '../../shared/model/parse.ts';
import { originsIn } from '../extractors/address.ts';

/** Media told of in one sample: a page full of small loops is no recording. */
const MEDIA_MAX = 8;

/** One audio or video element at one moment. */
export interface MediumSample {
  /** Which element of the frame, in the order they were found. */
  element: number;
  /** How many sources it has loaded: a change of source is another recording. */
  load: number;
  /** How many jumps there were so far. */
  seeks: number;
  /** Seconds of the recording. */
  position: number;
  /** How far it was really played on from where the sample before stood, in seconds; null when it was not. */
  reached: number | null;
  /** Seconds; null for a live stream, or while it is unknown. */
  duration: number | null;
  /** Not paused, not seeking, and with data to play (readyState above 2). */
  plays: boolean;
  /** It has sound and is not muted. */
  isAudible: boolean;
  /** It can be seen in the page, were the page shown. */
  isShown: boolean;
  isPictureInPicture: boolean;
  /** Playback rate; 2 is twice as fast. */
  rate: number;
}

/** One frame of a page at one moment. The state holds until the next sample of the same source. */
export interface Sample {
  /** One run of the script in one frame; a page that is loaded anew is another source. */
  source: string;
  /** The clock on the wall, milliseconds since 1970. */
  atMs: number;
  /** The clock that only runs forward, milliseconds since the page began. */
  clockMs: number;
  isVisible: boolean;
  isFocused: boolean;
  /** The latest key, click, scroll or touch on the wall clock; null when there was none yet. */
  inputAtMs: number | null;
  media: MediumSample[];
  /** Where this frame is from; empty when it is from nowhere, and when it goes. */
  origin: string;
  /** Origins of frames in it that its script cannot look into; another script may be in them. */
  closedFrames: string[];
}

function parseMedium(value: unknown): MediumSample {
  const from = asRecord(value);
  return {
    element: asAmount(from.element) ?? 0,
    load: asAmount(from.load) ?? 0,
    seeks: asAmount(from.seeks) ?? 0,
    position: asAmount(from.position) ?? 0,
    reached: asAmount(from.reached),
    duration: asAmount(from.duration),
    plays: from.plays === true,
    isAudible: from.isAudible === true,
    isShown: from.isShown === true,
    isPictureInPicture: from.isPictureInPicture === true,
    rate: asAmount(from.rate) ?? 1,
  };
}

/** A sample from a page, or null when it is none. */
export function parseSample(value: unknown): Sample | null {
  const from = asRecord(value);
  const atMs = asAmount(from.atMs);
  const clockMs = asAmount(from.clockMs);
  if (atMs === null || clockMs === null || typeof from.source !== 'string' || !from.source) return null;
  return {
    source: from.source.slice(0, 64),
    atMs,
    clockMs,
    isVisible: from.isVisible === true,
    isFocused: from.isFocused === true,
    inputAtMs: asAmount(from.inputAtMs),
    media: (Array.isArray(from.media) ? from.media : []).slice(0, MEDIA_MAX).map(parseMedium),
    origin: originsIn([from.origin])[0] ?? '',
    closedFrames: originsIn(from.closedFrames),
  };
}
