// What the worker and the page's script say to each other about passages. Both sides parse: a page may have taken its script over.
import { parseTarget, type QuoteTarget } from '../../shared/model/annotation.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asBoolean, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';
import { NOTE_MAX, type Passage, parsePassages } from './passage.ts';

/** Why a selection cannot be marked in its place; `frame` and `part` stand for places that the script cannot look into. */
export const SELECTION_FAULTS = ['nothing', 'too-long', 'frame', 'part', 'typed'] as const;
export type SelectionFault = (typeof SELECTION_FAULTS)[number];

/** What is selected: a passage in its place, or why there is none, with the bare words where the browser tells them. */
export type Selected = { target: QuoteTarget } | { why: SelectionFault; words: string };

/** How marking went, or stands. */
export type Outcome =
  | { kind: 'marked'; id: RecordId; keptPage: boolean; hasPlace: boolean; passages: Passage[] }
  /** The words may name a patient; what was seen, in words. */
  | { kind: 'asking'; seen: string }
  /** A whole sentence or two for the person. */
  | { kind: 'failed'; why: string }
  | { kind: 'dropped' };

/** From the worker to the page. */
export type ToPage =
  | { passages: 'selected' }
  /** Shows how the marking of this passage goes; the page asks for the outcome. */
  | { passages: 'marking'; id: RecordId }
  | { passages: 'paint'; list: Passage[] }
  /** Paints what is known and goes to one of them. */
  | { passages: 'go'; id: RecordId; list: Passage[] }
  | { passages: 'say'; text: string };

/** From the page to the worker. Each is about passages that the worker gave to this very page, or its own address. */
export type FromPage =
  | { passages: 'outcome'; id: RecordId }
  | { passages: 'agree'; id: RecordId; isAgreed: boolean }
  | { passages: 'note'; id: RecordId; note: string }
  | { passages: 'remove'; id: RecordId; isRemoved: boolean }
  /** The page shows another address; what is marked there? */
  | { passages: 'moved' }
  | { passages: 'sighted'; sightings: unknown };

export function parseToPage(value: unknown): ToPage | null {
  const from = asRecord(value);
  const id = parseId(from.id);
  const kind = asOneOf(from.passages, ['selected', 'marking', 'paint', 'go', 'say']);
  if (kind === 'selected') return { passages: kind };
  if (kind === 'marking') return id && { passages: kind, id };
  if (kind === 'paint') return { passages: kind, list: parsePassages(from.list) };
  if (kind === 'go') return id && { passages: kind, id, list: parsePassages(from.list) };
  return kind && { passages: kind, text: asText(from.text, 1_000) };
}

export function parseFromPage(value: unknown): FromPage | null {
  const from = asRecord(value);
  const id = parseId(from.id);
  const kind = asOneOf(from.passages, ['outcome', 'agree', 'note', 'remove', 'moved', 'sighted']);
  if (kind === 'moved') return { passages: kind };
  if (kind === 'sighted') return { passages: kind, sightings: from.sightings };
  if (!id || !kind) return null;
  if (kind === 'outcome') return { passages: kind, id };
  if (kind === 'agree') return { passages: kind, id, isAgreed: asBoolean(from.isAgreed) };
  if (kind === 'note') return { passages: kind, id, note: asText(from.note, NOTE_MAX) };
  return { passages: kind, id, isRemoved: asBoolean(from.isRemoved) };
}

export function parseSelected(value: unknown): Selected | null {
  const from = asRecord(value);
  const target = parseTarget(from.target);
  if (target?.kind === 'quote') return { target };
  const why = asOneOf(from.why, SELECTION_FAULTS);
  return why && { why, words: asText(from.words, 10_000) };
}

export function parseOutcome(value: unknown): Outcome | null {
  const from = asRecord(value);
  const id = parseId(from.id);
  const kind = asOneOf(from.kind, ['marked', 'asking', 'failed', 'dropped']);
  if (kind === 'marked')
    return (
      id && {
        kind,
        id,
        keptPage: asBoolean(from.keptPage),
        hasPlace: asBoolean(from.hasPlace),
        passages: parsePassages(from.passages),
      }
    );
  if (kind === 'asking') return { kind, seen: asText(from.seen, 500) };
  if (kind === 'failed') return { kind, why: asText(from.why, 1_000) };
  return kind && { kind };
}
