// Time zones of invitations: from the clock on a wall somewhere to the moment. A zone may be named as IANA, Windows or Outlook names it.
import { findIana } from 'windows-iana';

/** Fields of a wall clock; the month counts from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** Outlook on the web names zones by their places, such as "(UTC+00:00) Dublin, Edinburgh, Lisbon, London". */
const PLACES: readonly [pattern: RegExp, zone: string][] = [
  [/edinburgh|london/i, 'Europe/London'],
  [/amsterdam|berlin/i, 'Europe/Berlin'],
  [/brussels|paris/i, 'Europe/Paris'],
  [/eastern time/i, 'America/New_York'],
  [/central time/i, 'America/Chicago'],
  [/pacific time/i, 'America/Los_Angeles'],
  [/canberra|sydney/i, 'Australia/Sydney'],
];

/** The IANA name of a zone, or null when the name tells nothing. */
export function ianaZone(name: string): string | null {
  const plain = name.replace(/^"|"$/g, '').trim();
  if (/^(utc|gmt|z|etc\/utc)$/i.test(plain)) return 'UTC';
  // such as /mozilla.org/20050126_1/Europe/London
  const iana = /(?:^|\/)([A-Z]\w+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(plain)?.[1] ?? plain;
  if (/^[A-Z]\w+\//.test(iana) && isZone(iana)) return iana;
  const windows = findIana(plain)[0] ?? findIana(plain.replace(/ Daylight Time$/, ' Standard Time'))[0];
  if (windows && isZone(windows)) return windows;
  return PLACES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** What a clock in that zone shows at a moment. */
export function wallTimeIn(zone: string, at: number): WallTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const asUtc = ({ year, month, day, hour, minute, second }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** The moment at which the clock of that zone shows these fields, in milliseconds; in an hour that is skipped, the one after. */
export function momentIn(zone: string, wall: WallTime): number {
  const shown = asUtc(wall);
  // the offset of the guess, then that of the moment it leads to: they differ only around a change of the clock
  const guess = shown - (asUtc(wallTimeIn(zone, shown)) - shown);
  return shown - (asUtc(wallTimeIn(zone, guess)) - guess);
}
