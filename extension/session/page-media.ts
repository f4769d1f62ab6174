// Finds the audio and video elements of a page, in open and closed shadow roots too, and tells where each one is.
import { browser } from 'wxt/browser';
import type { MediumSample } from './sample.ts';

/** Elements looked at for shadow roots in one scan; a page with more keeps its media elsewhere. */
const SCAN_MAX = 20_000;
/** A medium smaller than this on both sides, in CSS pixels, is no picture that anybody watches. */
const SHOWN_PX = 16;
const MEDIA_EVENTS = [
  'play',
  'playing',
  'pause',
  'seeking',
  'seeked',
  'waiting',
  'stalled',
  'ended',
  'ratechange',
  'volumechange',
  'emptied',
  'loadedmetadata',
  'durationchange',
  'enterpictureinpicture',
  'leavepictureinpicture',
  'timeupdate',
] as const;

interface WithClosedRoot {
  openOrClosedShadowRoot?: ShadowRoot | null;
}

/** The shadow root of an element, closed ones too where the browser shows them to extensions. */
function rootIn(element: Element): ShadowRoot | null {
  try {
    const firefox = (element as unknown as WithClosedRoot).openOrClosedShadowRoot;
    if (firefox) return firefox;
    if (element instanceof HTMLElement && typeof browser.dom?.openOrClosedShadowRoot === 'function')
      return browser.dom.openOrClosedShadowRoot(element) as ShadowRoot | null;
  } catch {
    // elements that cannot have one
  }
  return element.shadowRoot;
}

function mediaIn(root: Document | ShadowRoot, budget: { left: number }): HTMLMediaElement[] {
  const found = [...root.querySelectorAll<HTMLMediaElement>('video, audio')];
  for (const element of root.querySelectorAll('*')) {
    if (budget.left-- <= 0) break;
    const inner = rootIn(element);
    if (inner) found.push(...mediaIn(inner, budget));
  }
  return found;
}

interface WithSound {
  webkitAudioDecodedByteCount?: number;
  mozHasAudio?: boolean;
}

/** Whether the medium has sound that can be heard; a browser that does not tell is believed. */
function isAudible(media: HTMLMediaElement): boolean {
  if (media.muted || media.volume === 0) return false;
  const { webkitAudioDecodedByteCount, mozHasAudio } = media as HTMLMediaElement & WithSound;
  return webkitAudioDecodedByteCount !== 0 && mozHasAudio !== false;
}

/** A muted picture that runs for ever is decoration. */
const isDecoration = (media: HTMLMediaElement): boolean => media.loop && media.muted && !media.controls;

function isShown(media: HTMLMediaElement): boolean {
  if (!(media instanceof HTMLVideoElement)) return false;
  const { width, height } = media.getBoundingClientRect();
  return width >= SHOWN_PX && height >= SHOWN_PX && media.checkVisibility({ visibilityProperty: true });
}

/** The end of the played stretch that holds `position`; null when none does. */
function playedFrom(media: HTMLMediaElement, position: number): number | null {
  for (let at = 0; at < media.played.length; at++)
    if (media.played.start(at) <= position + 0.25 && media.played.end(at) > position) return media.played.end(at);
  return null;
}

interface Known {
  element: number;
  load: number;
  seeks: number;
  /** Where it was at the latest sample. */
  position: number;
  reached: number | null;
}

export interface PageMedia {
  /** Looks for media that are new. */
  scan(): void;
  /** Where each medium is now. */
  samples(): MediumSample[];
  /** The medium with this number; null when it is gone. */
  element(number: number): HTMLMediaElement | null;
  stop(): void;
}

/** Watches the media of this document. `onChange` is called when one starts, stops, jumps …; `onProgress` while one plays. */
export function watchMedia(onChange: () => void, onProgress: () => void): PageMedia {
  const known = new Map<HTMLMediaElement, Known>();
  const stopping = new AbortController();

  function heard(event: Event): void {
    const media = event.target;
    if (!(media instanceof HTMLMediaElement)) return;
    const state = known.get(media) ?? add(media);
    if (event.type === 'timeupdate') {
      onProgress();
      return;
    }
    // the position is the new one already; what was played until the jump stands in `played`
    if (event.type === 'seeking') {
      state.seeks += 1;
      state.reached ??= playedFrom(media, state.position);
    }
    if (event.type === 'emptied') state.load += 1;
    onChange();
  }

  function add(media: HTMLMediaElement): Known {
    const state = { element: known.size, load: 0, seeks: 0, position: media.currentTime, reached: null };
    known.set(media, state);
    // those in the document are heard there; in a shadow root only by themselves
    if (media.getRootNode() !== document)
      for (const type of MEDIA_EVENTS) media.addEventListener(type, heard, { signal: stopping.signal });
    return state;
  }

  const scan = () => {
    for (const media of mediaIn(document, { left: SCAN_MAX })) if (!known.has(media)) add(media);
  };

  for (const type of MEDIA_EVENTS) document.addEventListener(type, heard, { capture: true, signal: stopping.signal });
  scan();

  return {
    scan,
    samples: () =>
      [...known].flatMap(([media, state]): MediumSample[] => {
        if (!media.isConnected && media.paused) return [];
        const { element, load, seeks } = state;
        const reached = state.reached ?? playedFrom(media, state.position);
        const sample: MediumSample = {
          element,
          load,
          seeks,
          reached,
          position: media.currentTime,
          duration: Number.isFinite(media.duration) ? media.duration : null,
          plays: !media.paused && !media.seeking && !media.ended && media.readyState > 2 && !isDecoration(media),
          isAudible: isAudible(media),
          isShown: isShown(media),
          isPictureInPicture: document.pictureInPictureElement === media,
          rate: media.playbackRate,
        };
        state.position = media.currentTime;
        state.reached = null;
        return [sample];
      }),
    element: (number) => [...known].find(([, { element }]) => element === number)?.[0] ?? null,
    stop: () => stopping.abort(),
  };
}
