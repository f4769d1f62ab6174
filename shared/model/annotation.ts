// An annotation: a passage that was marked on a page, or a moment of a video or talk, with what the person noted there.
// The words and selectors are those of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/).
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { type FileReference, parseFileReference } from './evidence.ts';
import { parseId, type RecordId } from './id.ts';
import { asAmount, asRecord, asText, asWebAddress } from './parse.ts';

/** Characters kept of a marked passage, and on each side of it. */
export const QUOTE_MAX = 5_000;
export const CONTEXT_MAX = 64;

/** A marked passage: three ways to find it again, tried in the order range, position, quote. */
export interface QuoteTarget {
  kind: 'quote';
  exact: string;
  /** The text just before and after, at most CONTEXT_MAX characters each. */
  prefix: string;
  suffix: string;
  /**
   * UTF-16 offsets in the text of the page's body as it was shown: white space folded to one space, blocks apart, what was hidden
   * left out. Both 0 for words of a part that could not be looked into, such as a frame.
   */
  start: number;
  end: number;
  /** XPaths of elements from the body, with UTF-16 offsets in their whole text; null when the page has no stable structure there. */
  range: { startPath: string; startOffset: number; endPath: string; endOffset: number } | null;
}

/** A moment of a recording. */
export interface MomentTarget {
  kind: 'moment';
  /** From the beginning of the recording, or of the session where the recording cannot be read (a live talk). */
  seconds: number;
}

export type AnnotationTarget = QuoteTarget | MomentTarget;

/** The long texts of an annotation. */
export const ANNOTATION_TEXTS = ['note'] as const;
export type AnnotationText = (typeof ANNOTATION_TEXTS)[number];

export interface Annotation {
  id: RecordId;
  evidenceId: RecordId;
  /** The page it was made on. */
  url: string;
  createdAt: Instant;
  target: AnnotationTarget;
  /** The frame that was grabbed at that moment; null for others. */
  picture: FileReference | null;
  /** What the person noted; may be empty. */
  note: string;
  deletedOn: LocalDate | null;
}

export type AnnotationFields = Omit<Annotation, 'id' | 'createdAt' | AnnotationText>;

export function parseTarget(value: unknown): AnnotationTarget | null {
  const from = asRecord(value);
  if (from.kind === 'moment') {
    const seconds = asAmount(from.seconds);
    return seconds === null ? null : { kind: 'moment', seconds };
  }
  const exact = asText(from.exact, QUOTE_MAX);
  if (from.kind !== 'quote' || !exact) return null;
  const range = asRecord(from.range);
  const [startPath, endPath] = [asText(range.startPath, 1_000), asText(range.endPath, 1_000)];
  return {
    kind: 'quote',
    exact,
    prefix: asText(from.prefix, CONTEXT_MAX),
    suffix: asText(from.suffix, CONTEXT_MAX),
    start: asAmount(from.start) ?? 0,
    end: asAmount(from.end) ?? 0,
    range:
      startPath && endPath
        ? {
            startPath,
            endPath,
            startOffset: asAmount(range.startOffset) ?? 0,
            endOffset: asAmount(range.endOffset) ?? 0,
          }
        : null,
  };
}

/** An annotation from a record of unknown origin, or null when it is of nothing. */
export function parseAnnotation(id: RecordId, value: unknown): Annotation | null {
  const from = asRecord(value);
  const evidenceId = parseId(from.evidenceId);
  const createdAt = parseInstant(from.createdAt);
  const target = parseTarget(from.target);
  if (!evidenceId || !createdAt || !target) return null;
  return {
    id,
    evidenceId,
    url: asWebAddress(from.url),
    createdAt,
    target,
    picture: parseFileReference(from.picture),
    note: asText(from.note),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
