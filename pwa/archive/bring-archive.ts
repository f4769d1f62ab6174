// Brings an archive back into the portfolio that is open: first a look at what it would do, then all of it or nothing.
import { localDateOf } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { isDouble, type Registration } from '../../shared/model/registration.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { type ArchivedRecords, parseAllArchived, parseArchived } from '../../shared/portfolio/archived.ts';
import type { ComingFiles } from '../../shared/portfolio/coming-files.ts';
import type { WhoseWord } from '../../shared/portfolio/edit.ts';
import { isFlat } from '../../shared/portfolio/layout.ts';
import { filesInUse, isCounted, readAll } from '../../shared/portfolio/read.ts';
import { planReturn, type ReturnPlan } from '../../shared/portfolio/return-plan.ts';
import { noteComing } from '../host/coming-files.ts';
import type { Host } from '../host/host.ts';
import type { ArchiveWorker } from './ask-worker.ts';
import { type ArchivedFile, ArchiveRefusal } from './format.ts';
import type { Work } from './keep-files.ts';
import { storageRefusal } from './storage-refusal.ts';

type Commands = typeof import('../../shared/portfolio/edit.ts');

export interface ArchiveLook {
  records: ArchivedRecords;
  plan: ReturnPlan;
  takenAt: string;
  /** How many that a person would count are new here. */
  newCount: number;
  /** Whose bytes are not those that were kept: they would be left out. */
  damaged: ArchivedFile[];
  /** Files that were on another device when the archive was made. */
  absent: number;
  /** SHA-256 of the files that would come, as far as they are not here. */
  files: string[];
  /** Bytes of the files that would come. */
  sizeBytes: number;
  /** It seems to be somebody else's; null when it is this person's, or nothing speaks against it. */
  stranger: { theirs: Registration[]; mine: Registration[] } | null;
}

const sameNumber = (one: Registration, other: Registration): boolean =>
  one.number !== '' && one.number.replace(/\s/g, '').toLowerCase() === other.number.replace(/\s/g, '').toLowerCase();

/** Whether this portfolio holds more than what the first minutes leave in it. */
const isInUse = (doc: Host['portfolio']['doc']): boolean =>
  readAll(doc, 'activity').length + readAll(doc, 'evidence').length + readAll(doc, 'profile').length > 0;

const countNew = ({ added }: ReturnPlan): number => added.filter(({ kind }) => isCounted(kind)).length;

export async function lookAtArchive(
  host: Host,
  worker: ArchiveWorker,
  asks: { archive: Blob; password: string },
  work: Work,
): Promise<ArchiveLook> {
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  const { contents, damaged } = await worker.ask('look', asks, work);
  const plan = planReturn(doc, contents.records);
  const theirs = parseAllArchived('registration', contents.records);
  const mine = readAll(doc, 'registration').filter(({ deletedOn }) => !deletedOn);
  const isKnown =
    contents.portfolioId === host.identity().portfolioId ||
    plan.same + plan.differing.length > 0 ||
    !isInUse(doc) ||
    theirs.some((one) => mine.some((other) => sameNumber(one, other)));
  return {
    records: contents.records,
    plan,
    takenAt: contents.takenAt,
    newCount: countNew(plan),
    damaged,
    absent: contents.files.filter(({ path }) => !path).length,
    files: contents.files.flatMap(({ path, sha256 }) => (path ? [sha256] : [])),
    sizeBytes: contents.files.reduce((sum, { path, sizeBytes }) => sum + (path ? sizeBytes : 0), 0),
    stranger: isKnown ? null : { theirs, mine },
  };
}

/** Whether anything of it would be set anew under its id: where another device has that record too, only one of the two stays. */
export const setsAnew = ({ plan }: ArchiveLook): boolean => plan.added.some(({ kind }) => !isFlat(kind));

/** The same look at what is here now, as after other devices were heard. */
export function compareAgain({ portfolio }: Host, look: ArchiveLook): ArchiveLook {
  const plan = planReturn(portfolio.doc, look.records);
  return {
    ...look,
    plan,
    newCount: countNew(plan),
    stranger: plan.same + plan.differing.length > 0 ? null : look.stranger,
  };
}

/** What the records themselves take, beside the files, is small; this is for them and for the browser's own needs. */
const SPARE_BYTES = 20_000_000;

async function refuseWithoutRoom(sizeBytes: number): Promise<void> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota === 0 || quota - usage > sizeBytes + SPARE_BYTES) return;
  const megabytes = (bytes: number) => Math.max(0, Math.round(bytes / 1_000_000)).toLocaleString('en-GB');
  throw new ArchiveRefusal(
    'full',
    `This archive needs ${megabytes(sizeBytes + SPARE_BYTES)} MB, and this browser gives Waymark ${megabytes(quota - usage)} MB more. Nothing was brought in. Free some space, then try again.`,
  );
}

/** In the first minutes a registration is chosen that the archive may have as well: that one has the history. */
function doublesOf(doc: Host['portfolio']['doc'], plan: ReturnPlan): RecordId[] {
  if (isInUse(doc)) return [];
  const coming = plan.added.flatMap(({ kind, record }) =>
    kind === 'registration' ? (parseArchived(kind, record) ?? []) : [],
  );
  return readAll(doc, 'registration').flatMap((mine) => (coming.some((one) => isDouble(one, mine)) ? [mine.id] : []));
}

export interface BringingOptions {
  host: Host;
  worker: ArchiveWorker;
  look: ArchiveLook;
  whose: WhoseWord;
  now: Date;
  work: Work;
}

/** One transaction; gives the way back. What came meanwhile, as from another device, is compared again. */
function write(
  doc: Host['portfolio']['doc'],
  { records }: ArchiveLook,
  { whose, now, commands }: { whose: WhoseWord; now: Date; commands: Commands },
): () => void {
  const plan = planReturn(doc, records);
  const doubles = doublesOf(doc, plan);
  return commands.undoable(doc, () => {
    commands.bringBack(doc, plan, whose, now);
    for (const id of doubles) commands.moveToBin(doc, 'registration', id, localDateOf(now));
  });
}

/** Gives the way back. Rejects with ArchiveRefusal or the signal's reason, and then everything is as it was. */
export async function bringArchiveBack(options: BringingOptions): Promise<() => Promise<void>> {
  const { host, look } = options;
  await refuseWithoutRoom(look.sizeBytes);
  const coming = await noteComing(host, look.files).catch((error: unknown) => {
    throw storageRefusal(toStorageFailure(error));
  });
  try {
    return await bring(options, coming);
  } finally {
    await coming.end();
  }
}

async function bring(options: BringingOptions, coming: ComingFiles): Promise<() => Promise<void>> {
  const { host, worker, look, whose, now, work } = options;
  const { doc } = host.portfolio;
  const commands = await import('../../shared/portfolio/edit.ts');
  const kept = await worker.ask('keep', null, work);
  work.signal?.throwIfAborted();
  await coming.handOver(kept).catch((error: unknown) => {
    throw storageRefusal(toStorageFailure(error));
  });
  const undo = write(doc, look, { whose, now, commands });
  try {
    await host.saved();
  } catch (error) {
    // nothing half: what could not be kept is taken back, and its files make room
    undo();
    await coming.end();
    await host.saved().catch(() => undefined);
    throw storageRefusal(toStorageFailure(error));
  }
  return async () => {
    undo();
    await host.saved();
    const inUse = filesInUse(doc);
    for (const sha256 of kept) if (!inUse.has(sha256)) await host.dropFile(sha256).catch(() => undefined);
  };
}
