// Adds a person's files as evidence, most often to an activity, or puts another file in the place of one. A file that is there already is linked.
import { dateText } from '../../shared/audit/date-text.ts';
import { type LocalDate, localDateOf, toInstant } from '../../shared/model/dates.ts';
import { type Evidence, type EvidencePart, FILE_BYTES_MAX, type FileReference } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { linkKey } from '../../shared/model/link.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { evidenceWithFile, readAll, readRecord } from '../../shared/portfolio/read.ts';
import { CERTIFICATE_KIND } from '../../shared/schemes/evidence-kinds.ts';
import { type ReadFile, readFile } from './read-file.ts';

type Commands = typeof import('../../shared/portfolio/edit.ts');
type Doc = Parameters<Commands['createEvidence']>[0];

export interface AddingOptions {
  doc: Doc;
  commands: Commands;
  /** `inbox`: each file becomes an activity of its own there. Null for evidence that shows no activity yet. */
  activityId: RecordId | 'inbox' | null;
  /** The person says that these are certificates: pictures do not tell it themselves. */
  areCertificates?: boolean;
  /** What the person says that they are; empty or none for what the files say themselves. */
  kind?: string;
  /** All of them or none. Rejects with StorageFailure. */
  keepFiles: (files: { bytes: Uint8Array<ArrayBuffer>; mime: string }[]) => Promise<FileReference[]>;
  now: () => Date;
  /** Told before each file. */
  onFile?: (name: string) => void;
}

export interface ReplacingOptions extends AddingOptions {
  /** Something that was found in the earlier file can still be seen in the new one, though it may not be read there: parts were covered. */
  stillShows?: boolean;
}

export interface Added {
  /** New activities in the inbox. */
  activities: RecordId[];
  /** New evidence. */
  added: RecordId[];
  /** Evidence that was there already and now belongs to this activity too. */
  linked: RecordId[];
  /** Files that the storage did not take, and those after them. */
  unkept: File[];
  /** What the person should know, in whole sentences. */
  remarks: string[];
}

export const sayTooLarge = (name: string): string =>
  `“${name}” is larger than 50 MB, so it is not added. Waymark keeps files up to that size; you can say in words where you keep it.`;

/** Why a file is not taken; empty when it may be. */
function refusal({ name, size }: File): string {
  if (size === 0) return `“${name}” is empty, so it is not added.`;
  if (size <= FILE_BYTES_MAX) return '';
  return sayTooLarge(name);
}

/** Its bytes; null when it cannot be read, as a folder or a file that was moved. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
const unread = (name: string): string =>
  `“${name}” could not be read. If it is a folder, open it and choose the files in it; otherwise check that it is still there.`;

function storageWords(error: unknown, name: string, left: number): string {
  const others = left === 0 ? '' : left === 1 ? ', nor was the one after it' : `, nor were the ${left} after it`;
  const isFull = error instanceof StorageFailure && error.reason === 'full';
  const why = isFull ? 'The storage of this device is full' : 'This browser could not keep the file on this device';
  return `${why}: “${name}” was not added${others}. Nothing of it is kept. ${isFull ? 'Free some space, then add it again.' : 'Try again.'}`;
}

/** The file and, of a PDF, its words. */
const toKeep = (bytes: Uint8Array<ArrayBuffer>, { mime, text }: ReadFile) => [
  { bytes, mime },
  ...(text ? [{ bytes: new TextEncoder().encode(text), mime: 'text/plain' }] : []),
];

/** The words of a PDF, as a part that says whose they are. */
function putWords(id: RecordId, [main, words]: readonly FileReference[], { doc, commands, now }: AddingOptions): void {
  if (!main || !words) return;
  const capturedAt = toInstant(now());
  commands.putPart(doc, id, { ...words, role: 'text', notes: [], url: '', capturedAt, of: main.sha256 });
}

/** Whether it shows an activity outside the bin. */
const isInUse = (doc: Doc, { id }: Evidence): boolean =>
  readAll(doc, 'link').some(({ kind, from, to }) => {
    const activity = kind === 'activityEvidence' && to === id ? readRecord(doc, 'activity', from) : null;
    return activity !== null && !activity.deletedOn;
  });

/** Where the evidence goes; a new activity in the inbox is made by `begin`. Null when it goes to none. */
function homeOf({ activityId }: AddingOptions, result: Added, begin: () => RecordId): RecordId | null {
  if (activityId !== 'inbox') return activityId;
  const begun = begin();
  result.activities.push(begun);
  return begun;
}

/** Links what is there already; false when it was linked before, or there is nothing to link it to. */
function link(there: Evidence, result: Added, options: AddingOptions): boolean {
  const { doc, commands, activityId, now } = options;
  const { id, title } = there;
  const isLinked =
    activityId === 'inbox'
      ? isInUse(doc, there)
      : !activityId || readRecord(doc, 'link', linkKey('activityEvidence', activityId, id)) !== null;
  if (isLinked) return false;
  commands.inOneStep(doc, () => {
    const home = homeOf(options, result, () => commands.createActivity(doc, { title, triagedAt: null }, now()));
    if (home) commands.putLink(doc, 'activityEvidence', home, id, now().getTime());
  });
  result.linked.push(id);
  return true;
}

function write(read: ReadFile, kept: readonly FileReference[], options: AddingOptions, result: Added): void {
  const { doc, commands, now, areCertificates, kind } = options;
  const at = now();
  const said = areCertificates ? ({ kind: CERTIFICATE_KIND, source: 'certificate' } as const) : kind ? { kind } : {};
  commands.inOneStep(doc, () => {
    const home = homeOf(options, result, () => commands.createActivity(doc, read.activity, at));
    const id = commands.createEvidence(doc, { ...read.fields, ...said, file: kept[0] ?? null }, at);
    commands.correctDetails(doc, id, read.details);
    putWords(id, kept, options);
    if (home) commands.putLink(doc, 'activityEvidence', home, id, at.getTime());
    result.added.push(id);
  });
}

/** One after the other: each may have 50 MB. */
export async function addFiles(files: readonly File[], options: AddingOptions): Promise<Added> {
  const result: Added = { activities: [], added: [], linked: [], unkept: [], remarks: [] };
  for (const [index, file] of files.entries()) {
    const { name } = file;
    options.onFile?.(name);
    const bytes = refusal(file) ? null : await bytesOf(file);
    if (!bytes) {
      result.remarks.push(refusal(file) || unread(name));
      continue;
    }
    const there = evidenceWithFile(options.doc, await sha256Of(bytes));
    if (there) {
      // it may be on another device only
      await options.keepFiles([{ bytes, mime: there.file?.mime ?? file.type }]).catch(() => undefined);
      const isNew = link(there, result, options);
      const where = !isNew
        ? 'here'
        : options.activityId === 'inbox'
          ? 'in your inbox again'
          : 'now evidence of this activity too';
      result.remarks.push(
        `You have this already: “${name}” is ${where}${there.title ? ` as “${there.title}”` : ''}. It is not kept twice.`,
      );
      continue;
    }
    const read = await readFile({ name, type: file.type, bytes }, localDateOf(options.now()));
    try {
      write(read, await options.keepFiles(toKeep(bytes, read)), options, result);
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      result.unkept.push(...files.slice(index));
      result.remarks.push(storageWords(error, name, files.length - index - 1));
      break;
    }
    result.remarks.push(...read.remarks);
  }
  return result;
}

export interface Replaced {
  /** The way back, and what was kept for it; null when nothing was replaced. */
  done: { undo: () => void; kept: readonly FileReference[] } | null;
  remarks: string[];
}

/** The file that is about to be replaced, as a part that says when. */
function earlierPart({ file, parts, addedAt }: Evidence, today: LocalDate): EvidencePart | null {
  if (!file) return null;
  const there = parts.find(({ role, sha256 }) => role === 'file' && sha256 === file.sha256);
  const notes = [`Replaced on ${dateText(today)}.`];
  return { ...file, role: 'file', notes, url: '', capturedAt: there?.capturedAt ?? addedAt };
}

/**
 * The earlier file stays beside the new one, and says when it was replaced. The new one is a part too: where two devices replace
 * it apart, the one that does not become the file is still there. What was said of its confidentiality is asked anew, but a warning
 * stays as long as what was warned of `stillShows`.
 */
export async function replaceFile(id: RecordId, file: File, options: ReplacingOptions): Promise<Replaced> {
  const { doc, commands, now } = options;
  const bytes = refusal(file) ? null : await bytesOf(file);
  const earlier = readRecord(doc, 'evidence', id);
  if (!bytes || !earlier) return { done: null, remarks: [refusal(file) || unread(file.name)] };
  if (earlier.file?.sha256 === (await sha256Of(bytes)))
    return { done: null, remarks: [`“${file.name}” is the file that is here already.`] };
  const today = localDateOf(now());
  const read = await readFile({ name: file.name, type: file.type, bytes }, today);
  try {
    const kept = await options.keepFiles(toKeep(bytes, read));
    const [main] = kept;
    const undo = commands.undoable(doc, () => {
      const present = readRecord(doc, 'evidence', id) ?? earlier;
      const before = earlierPart(present, today);
      if (before) commands.putPart(doc, id, before);
      if (main) commands.putPart(doc, id, { ...main, role: 'file', notes: [], url: '', capturedAt: toInstant(now()) });
      const { fileName } = read.fields;
      const isStillFlagged = options.stillShows && present.confidentiality === 'flagged';
      const confidentiality = isStillFlagged ? 'flagged' : read.fields.confidentiality;
      commands.changeEvidence(doc, id, { file: main ?? null, fileName, confidentiality });
      putWords(id, kept, options);
    });
    return { done: { undo, kept }, remarks: read.remarks };
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    return { done: null, remarks: [storageWords(error, file.name, 0)] };
  }
}
