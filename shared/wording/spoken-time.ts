// Times and lengths in the words of pages: "12.30 – 13:45", "1 h 15", "an hour and a half".

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  half: 0.5,
};

/** A number in figures or as a word up to ten; null for anything else. */
export function toNumber(text = ''): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(\d)?\s*([½¼¾])/, (_, whole, part) =>
      String(Number(whole ?? 0) + { '½': 0.5, '¼': 0.25, '¾': 0.75 }[part as '½']),
    );
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  return NUMBERS[plain] ?? null;
}

export const NUMBER = '(\\d{1,4}(?:\\.\\d{1,2})?\\s?[½¼¾]?|[½¼¾]|an?|one|two|three|four|five|six|seven|eight|nine|ten)';
const HOURS = new RegExp(`(?:^|[^\\w.])${NUMBER}\\s*-?\\s*(?:hours?|hrs?|h)(?![a-z])`, 'i');
const MINUTES = new RegExp(`(?:^|[^\\w.]|h\\s?)${NUMBER}\\s*-?\\s*(?:minutes?|mins?|m)(?![a-z])`, 'i');
const SECONDS = /(?:^|[^\w.]|m\s?)(\d{1,4})\s*-?\s*(?:seconds?|secs?|s)(?![a-z])/i;

/** Seconds of a length in words or as a clock (`1:15:30`, `58:12`); null when there is none. */
export function toSpokenSeconds(text: string): number | null {
  const clock = /(?:^|\s)(?:(\d{1,2}):)?(\d{1,3}):(\d\d)(?=$|\s|[,.)])/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]) || null;
  if (/\bhalf an hour\b/i.test(text)) return 1_800;
  let hours = toNumber(HOURS.exec(text)?.[1]);
  if (hours !== null && /\bhours?\s+and\s+a\s+half\b/i.test(text)) hours += 0.5;
  const bare = /\bh(?:ours?|rs?)?\s?(\d{1,2})(?!\s*[\d:])(?=$|[\s,.)])/i.exec(text)?.[1];
  const minutes = toNumber(MINUTES.exec(text)?.[1]) ?? (hours === null ? null : toNumber(bare));
  const seconds = Number(SECONDS.exec(text)?.[1] ?? 0);
  const total = Math.round((hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + seconds);
  return total > 0 && total < 1_000 * 3_600 ? total : null;
}

export interface Clock {
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`, or empty when the page says only when it begins. */
  to: string;
  /** False where the page names a zone other than the United Kingdom's, so that the time on the clock here is another. */
  isLocal: boolean;
}

const TIME = '(\\d{1,2})(?:[:.](\\d\\d))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|noon|midday)?';
const RANGE = new RegExp(
  `(?<![\\d/.:£$€-])${TIME}(?:\\s*(?:hrs?|h))?\\s*(?:-|–|—|−|to|until|till)\\s*${TIME}(?![\\d/])`,
  'gi',
);
const SINGLE = new RegExp(`(?<![\\d/.:£$€-])${TIME}(?![\\d/])`, 'gi');
const MILITARY =
  /(?<![\d/.:£$€-])([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|h)?\s*(?:-|–|—|to)\s*([01]\d|2[0-3])([0-5]\d)(?![\d/])/gi;
const FOREIGN = /\b(?:CES?T|E[SD]T|P[SD]T|C[SD]T|M[SD]T|AE[SD]T|IST|SGT|JST|EET|eastern|pacific|central european)\b/i;

const halfOfDay = (mark = ''): string => mark.toLowerCase().replace(/\./g, '');

function time(hours: string, minutes: string | undefined, mark: string): string {
  let hour = Number(hours);
  if (mark === 'pm' && hour < 12) hour += 12;
  if (mark === 'am' && hour === 12) hour = 0;
  const minute = Number(minutes ?? 0);
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : '';
}

/** The first time of day or span of times in a text. A bare number is none: it needs minutes, or am or pm. */
export function clockIn(text: string): Clock | null {
  const isLocal = !FOREIGN.test(text);
  for (const found of text.matchAll(RANGE)) {
    const [, h1 = '', m1, mark1, h2 = '', m2, mark2] = found;
    const [one, two] = [halfOfDay(mark1), halfOfDay(mark2)];
    if (!(m1 || one || two) || !(m2 || two || m1)) continue;
    // "6 – 7.30pm" is in the evening at both ends, "11 – 12.30pm" and "9.30 – 4pm" are not
    const shared = Number(h1) <= Number(h2) && Number(h2) < 12 ? two : '';
    const from = time(h1, m1, one || shared);
    const to = time(h2, m2, two);
    if (from && to && from < to) return { from, to, isLocal };
  }
  // "1200-1300"; two years side by side are minutes apart at most
  for (const [, h1 = '', m1 = '', h2 = '', m2 = ''] of text.matchAll(MILITARY)) {
    const length = Number(h2) * 60 + Number(m2) - Number(h1) * 60 - Number(m1);
    if (length >= 15) return { from: `${h1}:${m1}`, to: `${h2}:${m2}`, isLocal };
  }
  for (const [, hours = '', minutes, mark] of text.matchAll(SINGLE)) {
    if (!minutes && !halfOfDay(mark)) continue;
    const from = time(hours, minutes, halfOfDay(mark));
    if (from) return { from, to: '', isLocal };
  }
  return null;
}
