// The day and time of an event as the visible text gives them, "Wednesday 14 October 2026, 12:30 – 13:45".
import { toPageDate, writtenDate } from '../../shared/wording/page-date.ts';
import type { ShownLine } from '../../shared/wording/shown-line.ts';
import { type Clock, clockIn } from '../../shared/wording/spoken-time.ts';

export interface EventTimes {
  startsAt: string;
  endsAt: string;
  durationSeconds: number | null;
  /** True when the page says when it ends, or calls the day a date: the stamp of an article does neither. */
  isSure: boolean;
}

/** An event says when it is before it says everything else. */
const LINES_MAX = 600;

const NOT_THE_DAY =
  /\b(?:publish\w*|posted|updated?|review\w*|modified|deadline|clos(?:es|ing)|book by|register by|early bird|expir\w*|available until|copyright|cancel\w*|refund|©|last|since|born|issued?)\b/i;
const DAY_LABEL =
  /^(?:date(?:s|\(s\)| and time| & time)?|when|event date|starts?(?: date| on)?|start date|time and date)\b/i;
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b/i;
const TIME_LABEL = /^(?:times?|start(?:s| time)?)\b/i;

/** `14/10/2026` as people in the United Kingdom write it. */
function dayInFigures(text: string): string {
  const found = /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])/.exec(text);
  return found ? toPageDate(`${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`) : '';
}

/** First and last day in a line: one date, two, or "14–16 October 2026". */
export function daysIn(text: string, dayFirst: boolean): [string, string] {
  const span =
    /\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|&)\s*(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9}\.?\s+\d{4})/u.exec(
      text,
    );
  if (span) {
    const [first, last] = [writtenDate(`${span[1]} ${span[3]}`), writtenDate(`${span[2]} ${span[3]}`)];
    if (first && last > first) return [first, last];
  }
  const read = (part: string) =>
    writtenDate(part) || toPageDate(/\b20\d\d-\d\d-\d\d\b/.exec(part)?.[0]) || (dayFirst ? dayInFigures(part) : '');
  const first = read(text);
  const behind = first
    ? text
        .split(/\s(?:-|–|—|to|until)\s/)
        .slice(1)
        .join(' ')
    : '';
  const last = behind ? read(behind) : '';
  return [first, last > first ? last : ''];
}

/** The day and time of an event in words. Times are the clock's in the United Kingdom; of other zones only the day is taken. */
export function timesStated(all: readonly ShownLine[], dayFirst: boolean): EventTimes | null {
  const lines = all.slice(0, LINES_MAX);
  let best: (EventTimes & { score: number }) | null = null;
  const days = new Set<string>();
  for (const [at, { text }] of lines.entries()) {
    if (text.length > 220 || NOT_THE_DAY.test(text)) continue;
    const [day, lastDay] = daysIn(text, dayFirst);
    if (!day) continue;
    const before = lines[at - 1]?.text ?? '';
    if (before.length < 40 && NOT_THE_DAY.test(before)) continue;
    const beside = [...lines.slice(at + 1, at + 4), ...lines.slice(Math.max(0, at - 1), at)]
      .map((other) => other.text)
      .filter((other) => other.length < 100 && !NOT_THE_DAY.test(other) && !daysIn(other, dayFirst)[0]);
    const clock =
      clockIn(text) ?? beside.map((other, step) => clockBeside(other, beside[step - 1])).find(Boolean) ?? null;
    const isLabelled = DAY_LABEL.test(text) || (DAY_LABEL.test(before) && before.length < 30);
    const score =
      (clock?.to ? 3 : clock ? 2 : 0) + (isLabelled ? 2 : 0) + (WEEKDAY.test(text) ? 1 : 0) + (lastDay ? 1 : 0);
    if (score < 2) continue;
    days.add(day);
    if (best && best.score >= score) continue;
    best = { ...spanOf(day, lastDay, clock), isSure: Boolean(clock?.to) || isLabelled, score };
  }
  // a calendar of many events tells of none
  if (!best || days.size > 3) return null;
  const { score: _, ...times } = best;
  return times;
}

/** A line beside the date counts when it is a time or says that it tells one. */
function clockBeside(text: string, before = ''): Clock | null {
  const clock = clockIn(text);
  const isTime = TIME_LABEL.test(text) || TIME_LABEL.test(before) || /^\W*\d/.test(text);
  return clock && (clock.to || isTime) && isTime ? clock : null;
}

function spanOf(day: string, lastDay: string, clock: Clock | null): Omit<EventTimes, 'isSure'> {
  if (!clock?.isLocal) return { startsAt: day, endsAt: lastDay, durationSeconds: null };
  const end = clock.to ? `${lastDay || day}T${clock.to}` : lastDay;
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const length = clock.to && !lastDay ? (minutes(clock.to) - minutes(clock.from)) * 60 : null;
  return { startsAt: `${day}T${clock.from}`, endsAt: end, durationSeconds: length };
}
