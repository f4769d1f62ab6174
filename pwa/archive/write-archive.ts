// Writes the archive: one ZIP, entry after entry, with never more than one file in memory.
import { BlobWriter, configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { ArchivedRecords } from '../../shared/portfolio/archived.ts';
import { activitiesCsv } from './activities-csv.ts';
import { activityPage } from './activity-page.ts';
import { sortContents } from './contents.ts';
import { type ArchivedFile, CSV_FILE, PORTFOLIO_FILE, README_FILE, SCHEMA_FILE } from './format.ts';
import { openNaming } from './names.ts';
import { toPortfolioJson } from './portfolio-json.ts';
import { lockedReadme, readmePage } from './readme-page.ts';
import { schemaText } from './schema.ts';

// it runs in a worker of ours already, and the content policy takes none from anywhere else
configure({ useWebWorkers: false });

export interface ArchiveSource {
  portfolioId: string;
  layout: number;
  takenAt: string;
  records: ArchivedRecords;
}

export interface WritingOptions {
  /** Empty for none. */
  password: string;
  /** SHA-256 of the files that this device has. */
  filesHere: ReadonlySet<string>;
  /** The bytes of one, or null when it is gone, or is not what was kept. */
  file: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}

export interface WrittenArchive {
  zip: Blob;
  counts: { activities: number; evidence: number; reflections: number; files: number };
  /** Files that records name and that are not in it. */
  missing: number;
}

/** Of these the bytes are packed already. */
const PACKED = /^(?:image\/(?!svg|bmp|tiff)|video\/|audio\/|application\/(?:pdf|zip|vnd\.openxml))/;
/** How much of the bar is for the pages; the rest is for the files, by their size. */
const PAGES_SHARE = 0.2;

export async function writeArchive(source: ArchiveSource, options: WritingOptions): Promise<WrittenArchive> {
  const { password, filesHere, file, signal, onProgress } = options;
  const { records, takenAt } = source;
  const contents = sortContents(records, {
    naming: openNaming(password !== ''),
    isHere: (sha256) => filesHere.has(sha256),
  });
  const { activities, ownModels } = contents;
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    lastModDate: new Date(takenAt),
    // Windows' own unzipping reads the names right only where they say that they are UTF-8
    useUnicodeFileNames: true,
    ...(password ? { password, encryptionStrength: 3 as const } : {}),
    ...(signal ? { signal } : {}),
  });
  const addText = (path: string, text: string) => {
    signal?.throwIfAborted();
    return writer.add(path, new TextReader(text));
  };
  if (password) await writer.add(README_FILE, new TextReader(lockedReadme()), { password: '' });
  const files = await addFiles(contents.files);
  for (const [index, one] of activities.entries()) {
    await addText(one.path, activityPage(one, ownModels, files));
    onProgress?.(1 - PAGES_SHARE + (PAGES_SHARE * index) / activities.length);
  }
  if (!password) await addText(README_FILE, readmePage({ ...contents, files }, takenAt));
  await addText(CSV_FILE, activitiesCsv(activities));
  await addText(SCHEMA_FILE, schemaText());
  await addText(PORTFOLIO_FILE, toPortfolioJson({ ...source, files }));
  const zip = await writer.close();
  return { zip, counts: contents.counts, missing: files.filter(({ path }) => !path).length };

  /** The files with the paths that they have now; one that could not be read has none. */
  async function addFiles(all: readonly ArchivedFile[]): Promise<ArchivedFile[]> {
    const totalBytes = all.reduce((sum, { path, sizeBytes }) => sum + (path ? sizeBytes : 0), 0);
    const added: ArchivedFile[] = [];
    let doneBytes = 0;
    for (const one of all) {
      signal?.throwIfAborted();
      const bytes = one.path ? await file(one.sha256) : null;
      if (bytes) await writer.add(one.path, new Uint8ArrayReader(bytes), { level: PACKED.test(one.mime) ? 0 : 6 });
      added.push(bytes ? one : { ...one, path: '' });
      if (one.path) doneBytes += one.sizeBytes;
      onProgress?.(((1 - PAGES_SHARE) * doneBytes) / (totalBytes || 1));
    }
    return added;
  }
}
