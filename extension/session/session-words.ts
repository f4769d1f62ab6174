// A session's figures in words, for the panel, the popup and screen readers.
import { type Stretch, secondsOf, unionOf } from '../../shared/model/session.ts';
import type { RunState } from './running.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** "12:05", or "1:02:05" from an hour on. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** "12 minutes 5 seconds", for who hears it. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.join(' ') || 'the beginning';
}

export const minutesText = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** "less than a minute", "41 minutes". */
export function spentText(seconds: number): string {
  if (seconds < 1) return 'nothing yet';
  return seconds < 60 ? 'less than a minute' : minutesText(Math.floor(seconds / 60));
}

export interface Seen {
  watched: readonly Stretch[];
  mediaSeconds: number | null;
}

/** "34 of 55 minutes of the recording seen"; empty without a recording. */
export function seenText({ watched, mediaSeconds }: Seen): string {
  if (mediaSeconds === null || mediaSeconds < 1) return '';
  const seconds = secondsOf(watched);
  // the last second of a recording is often silence that players skip
  if (seconds >= mediaSeconds - 2)
    return `all ${minutesText(Math.max(1, Math.round(mediaSeconds / 60)))} of the recording seen`;
  if (mediaSeconds < 120) return `${Math.floor(seconds)} of ${Math.floor(mediaSeconds)} seconds of the recording seen`;
  return `${Math.floor(seconds / 60)} of ${minutesText(Math.round(mediaSeconds / 60))} of the recording seen`;
}

export const stretchText = ([from, to]: Stretch): string => `${clockText(from)}–${clockText(to)}`;

/** Stretches for a person: gaps under two seconds are nothing that anybody missed, nor is a stretch that short. */
export function plainStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of unionOf(stretches)) {
    const last = joined.at(-1);
    if (last && from - last[1] < 2) last[1] = to;
    else joined.push([from, to]);
  }
  return joined.filter(([from, to]) => to - from >= 2);
}

/** What of a recording was not seen yet, in order. */
export function unseenOf({ watched, mediaSeconds }: Seen): Stretch[] {
  if (mediaSeconds === null) return [];
  const gaps: Stretch[] = [];
  let at = 0;
  for (const [from, to] of plainStretches(watched)) {
    if (from - at >= 2) gaps.push([at, from]);
    at = Math.max(at, to);
  }
  if (mediaSeconds - at >= 2) gaps.push([at, mediaSeconds]);
  return gaps;
}

/** What is happening, in a line. */
export const STATE_WORDS: Record<RunState, string> = {
  running: 'Counting, while it plays or you use the page',
  paused: 'Paused',
  idle: 'Paused: nothing played and nothing was touched for 15 minutes.',
  left: 'Paused: the page has changed. Press the Waymark button there to go on.',
  ended: 'Session ended',
};
