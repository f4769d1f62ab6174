// What an import will do: which entries are new, which the portfolio has already, and which stand in the import twice.
import { pageKeyOf } from '../../shared/model/address.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import type { IdentifierCounts } from '../../shared/privacy/scan.ts';
import type { WritingContext } from '../../shared/privacy/scan-writing.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import { type EntryFind, foundIn } from './found-in-entry.ts';
import { breathe, type ImportedEntry, type ReadImport } from './imported.ts';
import { identifiersIn } from './patient-words.ts';

/** How an entry would be known again. */
export interface KnownPages {
  pageKeys: ReadonlySet<string>;
  dois: ReadonlySet<string>;
  /** SHA-256 of files that are evidence. */
  files: ReadonlySet<string>;
  /** Days and titles of activities, as `rowKeyOf` has them. */
  rows: ReadonlySet<string>;
}

export type PlannedState = 'new' | 'kept' | 'twice';

export interface PlannedEntry {
  entry: ImportedEntry;
  state: PlannedState;
  /** What seems to tell of a patient, counted; empty when nothing does. */
  identifiers: IdentifierCounts;
  /** What in its own words could tell who somebody is. */
  finds: EntryFind[];
}

export interface PlanningOptions {
  known: KnownPages;
  /** What is known of the person whose words they are. */
  context: WritingContext;
  /** Share of it that is done, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** The page breathes after this long: a row may have a sentence or ten pages. */
const AT_ONCE_MS = 16;

/** How a row of a table is known again, which has neither address nor file. */
const rowKeyOf = (day: string | null, title: string): string => `${day ?? ''} ${title.toLowerCase()}`;

/** What the portfolio has outside the bin, by page, DOI and file. */
export async function knownPages(db: ProjectionDb): Promise<KnownPages> {
  const known = {
    pageKeys: new Set<string>(),
    dois: new Set<string>(),
    files: new Set<string>(),
    rows: new Set<string>(),
  };
  const inBin = new Set(
    await db.activities.where('[shelf+sortKey]').between(['bin', ''], ['bin', '\uffff']).primaryKeys(),
  );
  const homes = new Map<string, string[]>();
  await db.links.each(({ kind, from, to }) => {
    if (kind === 'activityEvidence') homes.set(to, [...(homes.get(to) ?? []), from]);
  });
  await db.evidence.each(({ id, deletedOn, pageKey, doi, file, parts }) => {
    const activities = homes.get(id) ?? [];
    if (deletedOn || (activities.length > 0 && activities.every((activity) => inBin.has(activity as never)))) return;
    if (pageKey) known.pageKeys.add(pageKey);
    if (doi) known.dois.add(doi);
    if (file) known.files.add(file.sha256);
    for (const part of parts) if (part.role === 'file') known.files.add(part.sha256);
  });
  await db.activities.each(({ shelf, url, startedOn, title }) => {
    if (shelf === 'bin') return;
    if (url) known.pageKeys.add(pageKeyOf(url));
    known.rows.add(rowKeyOf(startedOn, title));
  });
  return known;
}

/** The ways in which an entry is the same as another: any of them will do. */
async function keysOf({ url, metadata, files, done, seenOn, title }: ImportedEntry): Promise<string[]> {
  const main = files.find(({ role }) => role === 'main' || role === 'file');
  return [
    url && `page ${pageKeyOf(url)}`,
    metadata.doi && `doi ${metadata.doi}`,
    main && `file ${await sha256Of(main.bytes)}`,
    done && !url && `row ${rowKeyOf(seenOn, title)}`,
  ].filter((key): key is string => Boolean(key));
}

/** Entries of all files in their order, each with what will become of it; null once it was stopped. */
export async function planImport(
  reads: readonly ReadImport[],
  options: PlanningOptions,
): Promise<PlannedEntry[] | null> {
  const { known, context, onProgress, signal } = options;
  const seen = new Set<string>();
  const planned: PlannedEntry[] = [];
  const here = new Set([
    ...[...known.pageKeys].map((key) => `page ${key}`),
    ...[...known.dois].map((key) => `doi ${key}`),
    ...[...known.files].map((key) => `file ${key}`),
    ...[...known.rows].map((key) => `row ${key}`),
  ]);
  const entries = reads.flatMap((read) => read.entries);
  let breathedAtMs = performance.now();
  for (const entry of entries) {
    const keys = await keysOf(entry);
    const state = keys.some((key) => here.has(key)) ? 'kept' : keys.some((key) => seen.has(key)) ? 'twice' : 'new';
    for (const key of keys) seen.add(key);
    planned.push({ entry, state, identifiers: identifiersIn(entry), finds: foundIn(entry, context) });
    if (performance.now() - breathedAtMs < AT_ONCE_MS) continue;
    onProgress?.(planned.length / entries.length);
    await breathe();
    if (signal?.aborted) return null;
    breathedAtMs = performance.now();
  }
  return planned;
}
