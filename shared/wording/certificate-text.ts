// A certificate read by its wording: whom it names, what for, on which day, how long it took and with what score.

import type { Details } from '../model/details.ts';
import { capitalised } from './capitalised.ts';
import { labelled } from './learning-text.ts';
import { toPageDate, writtenDate } from './page-date.ts';
import type { ShownLine } from './shown-line.ts';
import { toSpokenSeconds } from './spoken-time.ts';
import { wordsOf } from './words-of.ts';

/** A certificate is short; a page that explains certificates is not. */
const CHARACTERS_MAX = 8_000;

const OPENING =
  /\b(?:this (?:is to )?(?:hereby )?certif(?:y|ies) that|(?:this )?(?:certificate|statement)(?: of [\p{L} ]{3,40})?(?: is| was)?(?: hereby| proudly)? (?:awarded|presented|given|issued) to|^(?:proudly )?(?:awarded|presented|issued) to)\b\s*:?\s*/iu;
const DEED =
  /\b(?:(?:has|have|for)\s+)?(?:successfully\s+)?(?:complet(?:ed|ing|ion of)|attend(?:ed|ing|ance at)|participat(?:ed|ing) in|tak(?:en|ing) part in|pass(?:ed|ing))\b\s*/i;
const THING =
  /^(?:all (?:the )?(?:required )?(?:parts|modules|sessions) of\s+)?(?:the\s+|an?\s+)?(?:following\s+)?(?:online\s+|live\s+|free\s+)?(?:e-?learning\s+)?(?:learning\s+)?(?:course|resource|webinar|module|programme|program|training|session|event|workshop|conference|unit|activity)?(?:\s+including any mandatory tests(?:\s+for)?)?(?:\s+(?:entitled|titled|called|on|in))?\s*:?\s*/i;

const ON_A_DAY = /\s*,?\s*\bon\s+(?:the\s+)?(?:\p{L}+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s.*$/iu;
const bare = (text: string): string =>
  text
    .replace(ON_A_DAY, '')
    .replace(/^["'“‘\s]+|["'”’.\s]+$/g, '')
    .trim();

/** A name as a certificate carries it; a gap to be filled in is none. */
function nameIn(text: string): string {
  const name = bare(
    text.split(/\s+(?:has|have|for|attended|completed|successfully|on|participated)\b/i)[0] ?? '',
  ).replace(/[,:;]+$/, '');
  const words = name.split(/\s+/);
  if (words.length > 7 || name.length > 100 || /[\d[\]{}<>_@]|https?:/.test(name)) return '';
  if (/^(?:your|the|learner|student|recipient|delegate|participant|name|first ?name)\b/i.test(name)) return '';
  return /^[\p{Lu}\p{Lo}]/u.test(name) && (words.length > 1 || /^\p{Lo}/u.test(name)) ? name : '';
}

function titleAfter(lines: readonly ShownLine[], from: number): string {
  for (let at = from; at < Math.min(lines.length, from + 8); at++) {
    const text = lines[at]?.text ?? '';
    const deed = DEED.exec(text);
    if (!deed) continue;
    const rest = bare(text.slice(deed.index + deed[0].length).replace(THING, ''));
    if (wordsOf(rest).length > 0 && !/^(?:on|in|with)\s+\d/i.test(rest)) return rest;
    const next = lines
      .slice(at + 1, at + 3)
      .find((line) => !/^(?:the|course|module|webinar|following)\b.{0,20}:?$/i.test(line.text));
    const title = bare(next?.text ?? '');
    return title && title.length < 200 && !/^(?:on|with a score)\b/i.test(title) ? title : '';
  }
  return '';
}

const COMPLETED =
  /^(?:date (?:of completion|completed|of attendance|achieved|passed)|completion date|completed(?: on)?|last date completed|date of (?:course|event|webinar)|attended(?: on)?)\b/i;
const ISSUED = /^(?:date (?:of issue|issued|awarded|of award)|issued?(?: date| on)?|awarded(?: on)?|date)\b/i;

/** `14/10/2026` is day first on a certificate of this country; a date with a month's name needs no country. */
function dayIn(text: string, dayFirst: boolean): string {
  const figures = dayFirst ? /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text) : null;
  const inFigures = figures
    ? toPageDate(`${figures[3]}-${figures[2]?.padStart(2, '0')}-${figures[1]?.padStart(2, '0')}`)
    : '';
  return writtenDate(text) || toPageDate(text) || inFigures;
}

function completedOn(lines: readonly ShownLine[], dayFirst: boolean): string {
  const completed = dayIn(labelled(lines, COMPLETED, 60), dayFirst);
  if (completed) return completed;
  const sentence = lines.find(
    ({ text }) =>
      /\bon\s+(?:the\s+)?(?:\p{L}+day,?\s+)?\d{1,2}/iu.test(text) &&
      !/\b(?:generated|printed|downloaded|expires?)\b/i.test(text),
  );
  return (
    dayIn(sentence?.text ?? '', dayFirst) || dayIn(labelled(lines, ISSUED, 60), dayFirst) || dayAlone(lines, dayFirst)
  );
}

/** The one line that is a date and nothing else. */
function dayAlone(lines: readonly ShownLine[], dayFirst: boolean): string {
  const days = lines.filter(({ text }) => text.length < 32 && dayIn(text, dayFirst));
  return days.length === 1 ? dayIn(days[0]?.text ?? '', dayFirst) : '';
}

function progressIn(lines: readonly ShownLine[]): string {
  const status = labelled(lines, /^(?:overall )?(?:status|result|outcome)\b/i, 40);
  const label = labelled(
    lines,
    /^(?:(?:final|highest|your|total) )?(?:score|grade|mark)(?: \(%\))?(?: achieved)?\b/i,
    30,
  );
  const sentence = lines
    .map(({ text }) => /\b(?:score|mark|grade) of\s+(\d{1,3}(?:\.\d+)?)\s*%/i.exec(text)?.[1])
    .find(Boolean);
  const number = sentence ?? /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(label)?.[1];
  const score = number ? `score ${number} %` : label ? `score ${label}` : '';
  const said = [status, score].filter(Boolean).join(', ');
  return capitalised(said);
}

interface Named {
  awardedTo: string;
  /** The line from which the deed is looked for. */
  from: number;
}

/** "This is to certify that Ann Lee …", the name in the same line or the next. */
function namedByOpening(lines: readonly ShownLine[]): Named | null {
  for (const [at, { text }] of lines.entries()) {
    const opening = OPENING.exec(text.slice(0, 400));
    if (!opening) continue;
    const rest = text.slice(opening.index + opening[0].length);
    const awardedTo = nameIn(rest) || nameIn(rest.trim() ? '' : (lines[at + 1]?.text ?? ''));
    if (awardedTo) return { awardedTo, from: rest.trim() && !DEED.test(text) ? at + 1 : at };
  }
  return null;
}

const CALLED = /\b(?:certificate|statement of (?:participation|attendance|accomplishment|completion))\b/i;
const DEED_BELOW =
  /^(?:has\s+|have\s+)?(?:successfully\s+)?(?:completed|attended|participated in|took part in|passed)\b/i;

/** A name alone in a line and "has completed …" in the next, below a line that calls it a certificate or statement. */
function namedAboveDeed(lines: readonly ShownLine[]): Named | null {
  if (!lines.some(({ text }) => text.length < 120 && CALLED.test(text))) return null;
  for (const [at, { text }] of lines.entries()) {
    const awardedTo = at > 0 && DEED_BELOW.test(text) ? nameIn(lines[at - 1]?.text ?? '') : '';
    if (awardedTo && !CALLED.test(awardedTo)) return { awardedTo, from: at };
  }
  return null;
}

/** What a certificate says, or null when the page is none: it must name a person and either what was done or the day. */
export function readCertificate(lines: readonly ShownLine[], dayFirst: boolean): Details | null {
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > CHARACTERS_MAX) return null;
  const named = namedByOpening(lines) ?? namedAboveDeed(lines);
  if (!named) return null;
  const title = titleAfter(lines, named.from);
  const day = completedOn(lines, dayFirst);
  if (!title && !day) return null;
  const time = /^(?:total )?(?:time(?: spent| taken)?|duration|hours|learning time|study time)\b/i;
  return {
    title,
    awardedTo: named.awardedTo,
    completedOn: day,
    durationSeconds: toSpokenSeconds(labelled(lines, time, 60)),
    progress: progressIn(lines),
    provider: issuer(lines),
  };
}

function issuer(lines: readonly ShownLine[]): string {
  const label =
    /^(?:issued by|issuer|issuing organi[sz]ation|awarded by|awarding body|provided by|provider|organi[sz]ation)\b/i;
  const phrase = /^(?:issued|awarded|provided|.{0,60}\bauthori[sz]ed) by\s+(.{2,80}?)(?:\s+and offered\b.*)?$/i;
  const inLine = lines.map(({ text }) => phrase.exec(text)?.[1]).find(Boolean);
  const name = labelled(lines, label, 80) || (inLine ?? '');
  return /https?:|@/.test(name) ? '' : bare(name);
}
