// The portfolio as JSON, and back: records under the names of their roots, each with its fields as they are kept and its texts.
import { parseId } from '../../shared/model/id.ts';
import { asAmount, asLine, asRecord, TEXT_MAX } from '../../shared/model/parse.ts';
import type { ArchivedRecord, ArchivedRecords } from '../../shared/portfolio/archived.ts';
import { isFlat, LAYOUT, RECORD_KINDS, ROOTS } from '../../shared/portfolio/layout.ts';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchiveContents,
  type ArchivedFile,
  ArchiveRefusal,
  DEPTH_MAX,
  RECORDS_MAX,
} from './format.ts';

/** The address by which the schema is known; nothing is ever fetched from it. */
export const SCHEMA_NAME = './portfolio.schema.json';

export function toPortfolioJson({ portfolioId, layout, takenAt, records, files }: ArchiveContents): string {
  const all = RECORD_KINDS.map((kind) => [
    ROOTS[kind],
    records[kind].map(({ key, fields, texts }) =>
      isFlat(kind) ? { key, value: fields.value } : { id: key, ...fields, texts },
    ),
  ]);
  const written = {
    $schema: SCHEMA_NAME,
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    layout,
    portfolioId,
    takenAt,
    ...Object.fromEntries(all),
    files,
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

const UNREADABLE = new ArchiveRefusal(
  'broken',
  'The list of records in this archive cannot be read, so nothing was brought in. Try another copy of it.',
);

/** Whether the brackets of a JSON text go deeper than Waymark's ever do: parsers and copies of values may not survive that. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isInText = false;
    } else if (code === 0x22) isInText = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** Names that mean something else to JavaScript; Waymark never writes them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Fields of one record. */
const FIELDS_MAX = 2_000;

/** A copy without names and values that Waymark never writes; null when a text is longer than any is read. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, TEXT_MAX);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !FORBIDDEN.has(key))
      .slice(0, FIELDS_MAX)
      .map(([key, one]) => [key, clean(one)]),
  );
}

function toRecord(value: unknown): ArchivedRecord[] {
  const { id, texts, ...fields } = asRecord(clean(value));
  const key = parseId(id);
  if (!key) return [];
  const words = Object.entries(asRecord(texts)).filter((one): one is [string, string] => typeof one[1] === 'string');
  return [{ key, fields, texts: Object.fromEntries(words) }];
}

function toFlat(value: unknown): ArchivedRecord[] {
  const { key, value: said } = asRecord(value);
  return typeof key === 'string' && key.length <= 300 ? [{ key, fields: { value: clean(said) }, texts: {} }] : [];
}

function toFile(value: unknown): ArchivedFile[] {
  const from = asRecord(value);
  const sha256 = asLine(from.sha256);
  const sizeBytes = asAmount(from.sizeBytes);
  if (!/^[0-9a-f]{64}$/.test(sha256) || sizeBytes === null) return [];
  const path = typeof from.path === 'string' ? from.path.slice(0, 1_000) : '';
  return [{ sha256, sizeBytes, mime: asLine(from.mime, 200) || 'application/octet-stream', path }];
}

/** The last of several with one key counts, as in any JSON. */
const byKey = <One>(all: readonly One[], keyOf: (one: One) => string): One[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];

/** What a file says that claims to be a portfolio. Throws ArchiveRefusal. */
export function parsePortfolioJson(text: string): ArchiveContents {
  if (isTooDeep(text)) throw UNREADABLE;
  let said: Record<string, unknown>;
  try {
    said = asRecord(JSON.parse(text));
  } catch {
    throw UNREADABLE;
  }
  if (said.format !== ARCHIVE_FORMAT) throw UNREADABLE;
  const version = asAmount(said.version);
  const layout = asAmount(said.layout);
  if (version === null || layout === null) throw UNREADABLE;
  if (version > ARCHIVE_VERSION || layout > LAYOUT)
    throw new ArchiveRefusal(
      'newer',
      `This archive was made by a newer Waymark: its format is ${version}.${layout}, and this one reads up to ${ARCHIVE_VERSION}.${LAYOUT}. Update Waymark (Settings, “App”), then open the archive again.`,
    );
  const lists = RECORD_KINDS.map((kind) => {
    const list = said[ROOTS[kind]];
    return [kind, Array.isArray(list) ? list : []] as const;
  });
  if (lists.reduce((sum, [, list]) => sum + list.length, 0) > RECORDS_MAX)
    throw new ArchiveRefusal(
      'tooLarge',
      'This archive says that it holds more than a million records, so it is not opened.',
    );
  const records = Object.fromEntries(
    lists.map(([kind, list]) => [
      kind,
      byKey(isFlat(kind) ? list.flatMap(toFlat) : list.flatMap(toRecord), ({ key }) => key),
    ]),
  ) as ArchivedRecords;
  const files = byKey(Array.isArray(said.files) ? said.files.flatMap(toFile) : [], ({ sha256 }) => sha256);
  return { portfolioId: parseId(said.portfolioId) ?? '', layout, takenAt: asLine(said.takenAt, 40), records, files };
}
