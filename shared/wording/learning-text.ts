// What the visible text says of learning in so many words: points, study time, level, length. Suggestions, all of them.

import type { ShownLine } from './shown-line.ts';
import { NUMBER, toNumber, toSpokenSeconds } from './spoken-time.ts';
import { wordsOf } from './words-of.ts';

/** What stands behind a label: on the same line behind a colon or dash, or on the next line. Empty for none. */
export function labelled(lines: readonly ShownLine[], label: RegExp, max = 120): string {
  for (const [at, { text }] of lines.entries()) {
    const found = label.exec(text.slice(0, 300));
    if (found?.index !== 0) continue;
    const rest = text.slice(found[0].length);
    const behind = /^\s*[:–—-]\s*(\S.*)$/.exec(rest)?.[1] ?? '';
    if (behind && behind.length <= max) return behind;
    const next = lines[at + 1];
    if (/^\s*[:–—-]?\s*$/.test(rest) && next && next.text.length <= max && !next.heading) return next.text;
  }
  return '';
}

const UNIT = '(points?|credits?|hours?|units?)';
const BODY = '(CPD|CME|CEU|CE|CEPD)';
const KIND_OF = '(?:(?:accredited|external|internal|approved|certified|recogni[sz]ed|awarded|value)[\\s-]+)*';
/** 1 CPD point; 2.5 CPD credits; 2 CPD-accredited hours; 3 College CPD points. */
const NUMBER_FIRST = new RegExp(`(up to )?\\b${NUMBER}\\s+(?:[A-Z]\\w+\\s+)?${BODY}[\\s-]+${KIND_OF}${UNIT}\\b`, 'i');
/** Three hours of CPD; 2 hours CPD. */
const BODY_LAST = new RegExp(`(up to )?\\b${NUMBER}\\s+${UNIT}\\s+(?:of|for)?\\s*(?:certified\\s+)?${BODY}\\b`, 'i');
/** CPD: 3 hours; CPD accredited (2 points); CPD 6 credits. */
const BODY_FIRST = new RegExp(
  `\\b${BODY}\\s*${KIND_OF.replace('[\\s-]+)*', '[\\s-]*)*')}[:(|=–—-]?\\s*${NUMBER}\\s+${UNIT}\\b`,
  'i',
);
const POINTS_LABEL = new RegExp(
  `\\b${BODY}\\s+${UNIT}(?:\\s+(?:awarded|available|value))?\\s*(?:[:=|–—-]|\\bis\\b)\\s*${NUMBER}\\b`,
  'i',
);
/** Lines that tell of a duty or a total, and of no single activity. */
const DUTY =
  /\b(?:per|a|each|every)\s+(?:year|cycle|month|annum)\b|\bannual(?:ly)?\b|\brequire[sd]?\b|\bmust\b|\bover (?:two|three|five|\d) years\b/i;

const points = (number: string, body: string, unit: string): string => {
  const amount = toNumber(number);
  const one = unit.toLowerCase().replace(/s$/, '');
  return amount === null || amount <= 0 || amount > 500
    ? ''
    : `${amount} ${body.toUpperCase()} ${amount === 1 ? one : `${one}s`}`;
};

function pointsIn(text: string): string {
  if (DUTY.test(text)) return '';
  const label = POINTS_LABEL.exec(text);
  if (label) return points(label[3] ?? '', label[1] ?? '', label[2] ?? '');
  const [, upTo = '', ahead = '', body = '', unit = ''] = NUMBER_FIRST.exec(text) ?? [];
  if (ahead) return withLimit(upTo, points(ahead, body, unit));
  const [, limit = '', number = '', of = '', last = ''] = BODY_LAST.exec(text) ?? [];
  if (number) return withLimit(limit, points(number, last, of).replace(/^(\S+) (\S+) (\S+)$/, '$1 $3 of $2'));
  const [, first = '', behind = '', unitBehind = ''] = BODY_FIRST.exec(text) ?? [];
  return points(behind, first, unitBehind);
}

const withLimit = (upTo: string, said: string): string => (said ? `${upTo.toLowerCase()}${said}` : '');

/** Each different number of points the page offers, in order; none where it lists more than three, as a calendar does. */
export function pointsOffered(lines: readonly ShownLine[]): string[] {
  const found = new Set<string>();
  for (const [at, { text }] of lines.entries()) {
    if (!/\bC(?:PD|ME|EU|E|EPD)\b/i.test(text)) continue;
    const own = pointsIn(text);
    // "CPD points" above "2", as tables and tiles have it
    const next = lines[at + 1]?.text ?? '';
    const label = /^(CPD|CME|CEU)\s+(points?|credits?|hours?)\s*:?$/i.exec(text);
    const tile = label && /^\d{1,3}(?:\.\d{1,2})?$/.test(next) ? points(next, label[1] ?? '', label[2] ?? '') : '';
    const said = own || tile;
    if (said) found.add(said);
  }
  return found.size > 3 ? [] : [...found];
}

const STUDY_LABEL =
  /^(?:hours of study|study (?:time|hours)|learning (?:time|hours)|time (?:to complete|needed|required)|estimated (?:time|duration|effort)|workload|course length|guided learning hours)\b/i;
const STUDY = new RegExp(
  `\\b(?:about |approximately |approx\\.? )?${NUMBER}(?:\\s*(?:-|–|to)\\s*\\d{1,3})?\\s*(?:hours?|hrs?|minutes?|mins?)\\s*(?:of\\s+)?(?:study|learning|(?:per|a|each)\\s+week|weekly|to\\s+complete)\\b`,
  'i',
);

/** The work of a course as the page states it, such as `3 hours of study`. */
export function workloadStated(lines: readonly ShownLine[]): string {
  const said = labelled(lines, STUDY_LABEL, 60);
  if (/\d|hour|week|minute/i.test(said)) return said;
  for (const { text } of lines) {
    const found = text.length < 200 ? STUDY.exec(text) : null;
    if (found && !DUTY.test(text)) return found[0].trim();
  }
  return '';
}

/** The level of a course as the page states it, such as `Introductory`. */
export function levelStated(lines: readonly ShownLine[]): string {
  const said = labelled(lines, /^(?:(?:course|study|difficulty|learning|educational|skill) )?level\b/i, 60);
  if (said && wordsOf(said).length <= 6) return said;
  const numbered = lines.find(({ text }) => /^level\s*\d\s*[:–-]\s*\p{L}[\p{L} ]{3,30}$/iu.test(text));
  return numbered?.text ?? '';
}

/** The length of a webinar or recording: behind a label, or as "a 60-minute webinar". */
export function lengthStated(lines: readonly ShownLine[]): number | null {
  const label = labelled(
    lines,
    /^(?:(?:video|webinar|session|course|recording|episode|event) )?(?:duration|length|running time|run time)\b/i,
    60,
  );
  const said = toSpokenSeconds(label);
  if (said) return said;
  for (const { text } of lines) {
    const found =
      /\b(?:\d{1,3}|one|two|an?)[ -](?:min(?:ute)?s?|hours?)[ -](?:long )?(?:live |online |free |recorded )*(?:webinar|session|recording|talk|lecture|video|podcast|episode|masterclass|seminar)\b/i.exec(
        text,
      );
    if (found) return toSpokenSeconds(found[0].replace(/-/g, ' '));
  }
  return null;
}
