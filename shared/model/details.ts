// The details of a piece of evidence: what was read of a page, with what the person put right or gave themselves laid over it.
import {
  type Capture,
  emptyMetadata,
  METADATA_FIELDS,
  type MetadataField,
  type PageMetadata,
  parseMetadata,
} from './capture.ts';
import { asRecord } from './parse.ts';

/** Details in the person's own hand, by field. An empty one says that what was read is wrong and nothing stands for it. */
export type Details = Partial<Omit<PageMetadata, 'sources'>>;

/** Only the fields that are there; a value of a wrong kind becomes the empty one. */
export function parseDetails(value: unknown): Details {
  const from = asRecord(value);
  const parsed = parseMetadata(value);
  const given = METADATA_FIELDS.filter((field) => Object.hasOwn(from, field));
  return Object.fromEntries(given.map((field) => [field, parsed[field]]));
}

/** What is known of a piece of evidence now. `sources` says `me` for what the person gave. */
export function metadataOf({ capture, details }: { capture: Capture | null; details: Details }): PageMetadata {
  const read = capture?.metadata ?? emptyMetadata();
  const mine = Object.fromEntries(Object.keys(details).map((field) => [field as MetadataField, 'me']));
  return { ...read, ...details, sources: { ...read.sources, ...mine } };
}
