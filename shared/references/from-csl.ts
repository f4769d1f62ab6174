// Reads what another program says of a reference (CSL-JSON) into the details that Waymark keeps of a page.
import {
  type CaptureKind,
  emptyMetadata,
  METADATA_FIELDS,
  type PageMetadata,
  parseMetadata,
} from '../model/capture.ts';
import { asLine, asRecord, asText, asWebAddress } from '../model/parse.ts';
import { type CslName, spokenName } from './names.ts';

export interface ReadReference {
  kind: CaptureKind;
  metadata: PageMetadata;
  /** http(s); the DOI's address when it names no other; empty when it has neither. */
  url: string;
  /** The day it was looked at, as the file says it; empty when it does not. */
  seenOn: string;
}

const KINDS: Record<string, CaptureKind> = {
  webpage: 'page',
  'post-weblog': 'page',
  post: 'post',
  motion_picture: 'webinar',
  video: 'webinar',
  broadcast: 'podcast',
  song: 'podcast',
  speech: 'slides',
  personal_communication: 'email',
};

const two = (part: unknown): string => String(part).padStart(2, '0');

/** `2026`, `2026-03` or `2026-03-04`, or empty. */
function dateOf(value: unknown): string {
  const parts = asRecord(value)['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : null;
  if (!Array.isArray(first)) return '';
  const [year, ...rest] = first.map(Number);
  if (!year || year < 1000 || year > 2199) return '';
  const [month, day] = rest;
  if (!month || month > 12) return String(year);
  return !day || day > 31 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

const plain = (value: unknown): string => asText(value).replace(/<\/?(?:span|i|b|sub|sup|sc)\b[^<>]*>/g, '');

function namesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).map((one) => {
    const from = asRecord(one);
    const name: CslName = {};
    for (const key of ['family', 'given', 'non-dropping-particle', 'literal', 'suffix'] as const)
      if (typeof from[key] === 'string' && from[key]) name[key] = from[key];
    const particle = asLine(from['dropping-particle']);
    if (particle && name.given) name.given = `${name.given} ${particle}`;
    return spokenName(name);
  });
}

const doiOf = (value: unknown): string => /10\.\d{4,9}\/\S+/.exec(asLine(value))?.[0] ?? '';

/** `12345678`, `1234-5678, 8765-4321`: the first that is one. */
function issnOf(value: unknown): string {
  const found = /(\d{4})-?(\d{3}[\dXx])/.exec(asLine(value));
  return found ? `${found[1]}-${found[2]?.toUpperCase()}` : '';
}

/** A reference from outside. `source` says where each value came from, such as `ris`. */
export function fromCsl(value: unknown, source: string): ReadReference {
  const from = asRecord(value);
  const note = asText(from.note, 2_000);
  const metadata = parseMetadata({
    title: plain(from.title),
    authors: namesOf(from.author ?? from.editor),
    publishedOn: dateOf(from.issued),
    publisher: plain(from.publisher),
    container: plain(from['container-title'] ?? from['event-title']),
    volume: String(from.volume ?? ''),
    issue: String(from.issue ?? from.number ?? ''),
    pages: asLine(String(from.page ?? '')).replace(/\s*(?:--+|–)\s*/g, '-'),
    doi: doiOf(from.DOI) || doiOf(from.URL),
    pmid: asLine(String(from.PMID ?? '')) || (/\bPMID:?\s*(\d{1,9})\b/.exec(note)?.[1] ?? ''),
    issn: issnOf(from.ISSN),
    language: from.language,
    description: plain(from.abstract),
  });
  const empty = emptyMetadata();
  const said = METADATA_FIELDS.filter((field) => JSON.stringify(metadata[field]) !== JSON.stringify(empty[field]));
  metadata.sources = Object.fromEntries(said.map((field) => [field, source]));
  const url = asWebAddress(from.URL) || (metadata.doi ? `https://doi.org/${metadata.doi}` : '');
  return {
    kind: KINDS[asLine(from.type)] ?? 'article',
    metadata,
    url,
    seenOn: dateOf(from.accessed),
  };
}
