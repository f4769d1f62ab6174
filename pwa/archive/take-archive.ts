// Takes everything out of the portfolio that is open, and says which of its files are not on this device.
import { toInstant } from '../../shared/model/dates.ts';
import { archiveRecords } from '../../shared/portfolio/archived.ts';
import { LAYOUT } from '../../shared/portfolio/layout.ts';
import { filesInUse } from '../../shared/portfolio/read.ts';
import type { Host } from '../host/host.ts';
import { openArchiveWorker } from './ask-worker.ts';
import type { Work } from './keep-files.ts';
import type { ArchiveSource, WrittenArchive } from './write-archive.ts';

/** SHA-256 of the files that records name and this device lacks. */
export async function filesElsewhere({ portfolio }: Host): Promise<string[]> {
  await portfolio.loaded;
  const named = [...filesInUse(portfolio.doc)];
  const here = new Set(await portfolio.files.files.where('sha256').anyOf(named).primaryKeys());
  return named.filter((sha256) => !here.has(sha256));
}

export function archiveSource(host: Host, now: Date): ArchiveSource {
  const { doc } = host.portfolio;
  // the words and keys are the identity's other fields, and stay here
  const { portfolioId } = host.identity();
  return { portfolioId, layout: LAYOUT, takenAt: toInstant(now), records: archiveRecords(doc) };
}

/** Rejects with the signal's reason when it was stopped. */
export async function takeArchive(host: Host, password: string, work: Work): Promise<WrittenArchive> {
  await host.portfolio.loaded;
  const worker = openArchiveWorker();
  try {
    return await worker.ask('take', { source: archiveSource(host, new Date()), password }, work);
  } finally {
    worker.close();
  }
}
