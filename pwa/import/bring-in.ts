// Writes an import into the portfolio, some entries at a time, all of it or nothing: evidence with its files, and an activity in the
// inbox for what has none.
import type { Capture } from '../../shared/model/capture.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { Details } from '../../shared/model/details.ts';
import type { Confidentiality, EvidenceFields, EvidencePart, FileReference } from '../../shared/model/evidence.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { linkKey } from '../../shared/model/link.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import type { Import } from '../../shared/portfolio/imports.ts';
import { evidenceWithFile, filesInUse, readRecord } from '../../shared/portfolio/read.ts';
import { CERTIFICATE_KIND } from '../../shared/schemes/evidence-kinds.ts';
import { breathe, type ImportedEntry, isActivityAlone } from './imported.ts';
import { waitingActivity } from './new-activity.ts';

export type Commands = typeof import('../../shared/portfolio/edit.ts');
export type Doc = Parameters<Commands['createActivity']>[0];

export interface EntryToBringIn {
  entry: ImportedEntry;
  /** An activity that is there; null for a new one in the inbox. */
  goesTo: RecordId | null;
  confidentiality: Confidentiality;
}

export interface BringInOptions {
  doc: Doc;
  commands: Commands;
  /** What it comes from, as it is listed: a file's name as a rule. */
  name: string;
  /** Rejects with StorageFailure. */
  keepFile: (bytes: Uint8Array<ArrayBuffer>, mime: string) => Promise<FileReference>;
  /** Removes the bytes of a file that no record names. Rejects with StorageFailure. */
  dropFile: (sha256: string) => Promise<void>;
  /** Makes what was written durable. Rejects with StorageFailure. */
  saved: () => Promise<void>;
  now: () => Date;
  /** Told before records are written that name these files. */
  onWriting?: (sha256s: readonly string[]) => Promise<void>;
  /** Share of it that is done, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** What has been written. As an import it can be taken back. */
export interface BroughtIn extends Import {
  activityIds: RecordId[];
  /** How many went to activities that were there. */
  attached: number;
}

const AT_ONCE = 50;

/** A capture without an address cannot be: then the details stand by themselves. */
function evidenceOf(entry: ImportedEntry, now: Date): { fields: Partial<EvidenceFields>; details: Details | null } {
  const { url, kind, metadata, keptAt, title, source, seenOn } = entry;
  const isFile = source === 'pdf' || source === 'picture' || source === 'badge';
  const isCertificate = kind === 'certificate';
  const fields: Partial<EvidenceFields> = {
    title,
    kind: isCertificate ? CERTIFICATE_KIND : '',
    source: isCertificate ? 'certificate' : isFile ? 'file' : 'page',
    obtainedOn: seenOn ?? localDateOf(keptAt ? new Date(keptAt) : now),
  };
  if (!url) {
    const { sources, ...details } = metadata;
    const given = Object.keys(sources) as (keyof Details)[];
    return { fields, details: Object.fromEntries(given.map((field) => [field, details[field]])) };
  }
  const capture: Capture = {
    url,
    canonicalUrl: url,
    capturedAt: keptAt ?? toInstant(now),
    kind,
    metadata: { ...metadata, title: metadata.title || title },
    selection: '',
    extensionVersion: '',
  };
  return { fields: { ...fields, capture }, details: null };
}

interface Kept extends EntryToBringIn {
  main: FileReference | null;
  parts: EvidencePart[];
}

/** `files`: told of each file that is kept, also where a later one is not. */
async function keepFiles(one: EntryToBringIn, { keepFile, now }: BringInOptions, files: Set<string>): Promise<Kept> {
  const { entry } = one;
  const kept: Kept = { ...one, main: null, parts: [] };
  for (const { bytes, mime, role, notes } of entry.files) {
    const reference = await keepFile(bytes, mime);
    files.add(reference.sha256);
    if (role === 'main') kept.main = reference;
    else kept.parts.push({ ...reference, role, notes, url: entry.url, capturedAt: entry.keptAt ?? toInstant(now()) });
  }
  return kept;
}

/** The note of an entry is the activity's description; where the activity has its own, it is a summary of the evidence. */
function withNoteInside(entry: ImportedEntry): ImportedEntry {
  const { note, metadata, source } = entry;
  if (!note || metadata.description) return entry;
  return {
    ...entry,
    metadata: { ...metadata, description: note, sources: { ...metadata.sources, description: source } },
  };
}

/** Evidence that the portfolio has already is shown for the activity as well, unless it is. */
function link(from: RecordId, to: RecordId, { at }: BroughtIn, { doc, commands }: BringInOptions): void {
  if (!readRecord(doc, 'link', linkKey('activityEvidence', from, to)))
    commands.putLink(doc, 'activityEvidence', from, to, Date.parse(at));
}

/** All of an import has one moment and is marked with it, so that it can be taken back as one. */
function write(kept: Kept, result: BroughtIn, options: BringInOptions): void {
  const { doc, commands } = options;
  const { main, parts, confidentiality } = kept;
  const at = new Date(result.at);
  const mark = (kind: 'activity' | 'evidence', id: RecordId) => commands.markImported(doc, result.id, kind, id);
  const begin = (entry: ImportedEntry) => {
    const id = commands.createActivity(doc, waitingActivity(entry, at), at);
    mark('activity', id);
    result.activityIds.push(id);
    return id;
  };
  const home = kept.goesTo && readRecord(doc, 'activity', kept.goesTo);
  const attachedTo = home && !home.deletedOn ? home.id : null;
  if (attachedTo) result.attached += 1;
  const there = attachedTo && main && evidenceWithFile(doc, main.sha256);
  if (attachedTo && there) {
    link(attachedTo, there.id, result, options);
    return;
  }
  if (!attachedTo && isActivityAlone(kept.entry)) {
    begin(kept.entry);
    return;
  }
  const entry = attachedTo ? withNoteInside(kept.entry) : kept.entry;
  const { fields, details } = evidenceOf(entry, at);
  const activityId = attachedTo ?? begin(entry);
  const evidenceId = commands.createEvidence(doc, { ...fields, confidentiality, file: main }, at);
  if (details) commands.correctDetails(doc, evidenceId, details);
  for (const part of parts) commands.addPart(doc, evidenceId, part);
  mark('evidence', evidenceId);
  commands.putLink(doc, 'activityEvidence', activityId, evidenceId, attachedTo ? at.getTime() : 0);
}

/** SHA-256 of the files that would be kept. */
export async function filesOf(entries: readonly EntryToBringIn[], signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (const { entry } of entries)
    for (const { bytes } of entry.files) {
      signal.throwIfAborted();
      found.push(await sha256Of(bytes));
    }
  return found;
}

/** What an import has done so far, for taking it away again. */
interface Done {
  /** SHA-256 of the files. */
  files: Set<string>;
  /** The way back from each piece of it. */
  undos: (() => void)[];
}

/** Writing a file and writing its record count the same. */
const FILES_SHARE = 0.5;

async function keepAll(entries: readonly EntryToBringIn[], options: BringInOptions, { files }: Done): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    kept.push(await keepFiles(entry, options, files));
    if (entry.entry.files.length > 0) options.onProgress?.((kept.length / entries.length) * FILES_SHARE);
  }
  return kept;
}

async function writeAll(kept: readonly Kept[], options: BringInOptions, { files, undos }: Done): Promise<BroughtIn> {
  const { doc, commands, name, now, signal, onProgress } = options;
  const result: BroughtIn = {
    id: newId().slice(0, 8),
    at: toInstant(now()),
    name,
    activityIds: [],
    attached: 0,
  };
  undos.push(commands.undoable(doc, () => commands.listImport(doc, result, localDateOf(now()))));
  const before = files.size > 0 ? FILES_SHARE : 0;
  for (let start = 0; start < kept.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    const some = kept.slice(start, start + AT_ONCE);
    await options.onWriting?.(some.flatMap(({ main, parts }) => [main, ...parts].flatMap((one) => one?.sha256 ?? [])));
    undos.push(
      commands.undoable(doc, () => {
        for (const one of some) write(one, result, options);
      }),
    );
    onProgress?.(before + ((start + some.length) / kept.length) * (1 - before));
    await breathe();
  }
  return result;
}

/** Everything is as it was before, but for what other records have come to use meanwhile. */
async function takeAway({ files, undos }: Done, { doc, dropFile, saved }: BringInOptions): Promise<void> {
  for (const undo of undos.reverse()) {
    undo();
    await breathe();
  }
  const inUse = filesInUse(doc);
  for (const sha256 of files) if (!inUse.has(sha256)) await dropFile(sha256).catch(() => undefined);
  await saved().catch(() => undefined);
}

/**
 * Files are kept before the records that name them. Rejects with StorageFailure, ReadOnlyPortfolio or the signal's reason, and then
 * nothing of it is here.
 */
export async function bringIn(entries: readonly EntryToBringIn[], options: BringInOptions): Promise<BroughtIn> {
  const done: Done = { files: new Set(), undos: [] };
  try {
    const result = await writeAll(await keepAll(entries, options, done), options, done);
    await options.saved();
    return result;
  } catch (error) {
    await takeAway(done, options);
    throw error;
  }
}
