// Which of the dates that sources give an article are taken: none that cannot be, the more exact of two that agree.
import type { PageMetadata } from '../../shared/model/capture.ts';
import type { Finding, Source } from './finding.ts';
import { isPossible, withExactDay } from './publication-dates.ts';

const CATALOGUES = new Set<Source>(['citation', 'prism', 'dublin-core', 'coins']);
const GUESSES = new Set<Source>(['meta', 'byline', 'text', 'program', 'address', 'media']);
/** Sources that may give the exact day of what a catalogue dates by month; a visible date may be that of the manuscript. */
const EXACT = new Set<Source>(['json-ld', 'microdata', 'rdfa', 'prism', 'dublin-core', 'open-graph', 'citation']);

const isTaken = (date: string, source: Source, isScholarly: boolean, today: string): boolean =>
  isPossible(date, {
    today,
    isCatalogued: CATALOGUES.has(source) || (isScholarly && EXACT.has(source)),
    isGuess: GUESSES.has(source),
  });

/** What was said of the day of publication, without what cannot be. */
export function possibleDates<T extends { source: Source; value: unknown }>(said: T[], today: string): T[] {
  const isScholarly = said.some(({ source }) => CATALOGUES.has(source));
  return said.filter(({ source, value }) => isTaken(String(value), source, isScholarly, today));
}

/** Puts an exact day in the place of a month that it lies in, and the day it went online beside a later one. */
export function settleDates(metadata: PageMetadata, ranked: Finding[], today: string): void {
  const isScholarly = ranked.some(({ source, values }) => CATALOGUES.has(source) && Boolean(values.publishedOn));
  for (const { source, values } of ranked) {
    const date = values.publishedOn ?? '';
    if (!date || !metadata.publishedOn || !isTaken(date, source, isScholarly, today)) continue;
    const exact = withExactDay(metadata.publishedOn, date);
    const isSameMonth = date.startsWith(metadata.publishedOn);
    if (!exact || !(EXACT.has(source) || isSameMonth)) continue;
    if (exact.onlineOn && !metadata.onlineOn) {
      metadata.onlineOn = exact.onlineOn;
      metadata.sources.onlineOn = source;
    }
    if (exact.publishedOn === metadata.publishedOn) return;
    metadata.publishedOn = exact.publishedOn;
    metadata.sources.publishedOn = source;
    return;
  }
}
