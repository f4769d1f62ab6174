// The calls about marked passages, from the popup and the side panel.
import type { Instant } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asText } from '../../shared/model/parse.ts';
import type { Parsers } from '../call.ts';
import type { Wish } from './marking.ts';
import { NOTE_MAX, type Passage, type Sightings } from './passage.ts';
import type { MarkedPage } from './passage-records.ts';

export type HighlightCalls = {
  /** The page in a tab as it is kept; null when it is not, or the browser does not show its address. */
  markedPage: { question: { tabId: number }; answer: { page: MarkedPage | null } };
  /** What is marked on a kept page, in its order, from the portfolio alone. */
  passages: { question: { evidenceId: RecordId }; answer: { passages: Passage[] } };
  /** Shows them on the page in a tab. `sightings` is null where the page cannot be reached. */
  paintPassages: { question: { tabId: number; evidenceId: RecordId }; answer: { sightings: Sightings | null } };
  /** Goes to one of them on the page; `isShown` is false when it is not to be seen there now. */
  goToPassage: {
    question: { tabId: number; evidenceId: RecordId; id: RecordId };
    answer: { isShown: boolean; sightings: Sightings | null };
  };
  /** Marks what is selected in the tab. */
  markPassage: { question: { tabId: number }; answer: Wish };
  changePassageNote: { question: { id: RecordId; note: string }; answer: { savedAt: Instant } };
  removePassage: { question: { id: RecordId; isRemoved: boolean }; answer: { savedAt: Instant } };
};

const asTabId = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

export const highlightParsers: Parsers<HighlightCalls> = {
  markedPage(from) {
    const tabId = asTabId(from.tabId);
    return tabId === null ? null : { tabId };
  },
  passages(from) {
    const evidenceId = parseId(from.evidenceId);
    return evidenceId && { evidenceId };
  },
  paintPassages(from) {
    const [tabId, evidenceId] = [asTabId(from.tabId), parseId(from.evidenceId)];
    return evidenceId && tabId !== null ? { tabId, evidenceId } : null;
  },
  goToPassage(from) {
    const [tabId, evidenceId, id] = [asTabId(from.tabId), parseId(from.evidenceId), parseId(from.id)];
    return evidenceId && id && tabId !== null ? { tabId, evidenceId, id } : null;
  },
  markPassage(from) {
    const tabId = asTabId(from.tabId);
    return tabId === null ? null : { tabId };
  },
  changePassageNote(from) {
    const id = parseId(from.id);
    return id && { id, note: asText(from.note, NOTE_MAX) };
  },
  removePassage(from) {
    const id = parseId(from.id);
    return id && { id, isRemoved: from.isRemoved === true };
  },
};
