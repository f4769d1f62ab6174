// Times and stretches of recordings in words, the same on every screen.
import { plainStretches, type Stretch, secondsOf } from './session.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** "12:05", or "1:02:05" from an hour on. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export const minutesText = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** "45 minutes", "2 hours", "1 hour 30 minutes". */
export function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const whole = `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return [hours > 0 && whole, (minutes % 60 > 0 || hours === 0) && minutesText(minutes % 60)].filter(Boolean).join(' ');
}

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

/** Stretches said in words; more would be a list nobody reads. */
const SAID_MAX = 4;

/** "Seen: 0:00–4:20, 6:05–9:00."; of many only the first four, and how many more. */
export function seenStretches(stretches: readonly Stretch[]): string {
  const plain = plainStretches(stretches);
  if (plain.length === 0) return 'Nothing of it has been seen yet.';
  const more = plain.length - SAID_MAX;
  return `Seen: ${plain.slice(0, SAID_MAX).map(stretchText).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
