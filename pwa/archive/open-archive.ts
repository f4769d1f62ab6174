// Opens an archive from anywhere: nothing in it is believed before it was measured, and nothing is written.
import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_INVALID_AUTHENTICATION_CODE,
  ERR_INVALID_PASSWORD,
  ERR_OVERLAPPING_ENTRY,
  ERR_UNSAFE_FILENAME,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js';
import { FILE_BYTES_MAX } from '../../shared/model/evidence.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import {
  type ArchiveContents,
  type ArchivedFile,
  ArchiveRefusal,
  ENTRIES_MAX,
  PORTFOLIO_BYTES_MAX,
  PORTFOLIO_FILE,
} from './format.ts';
import { parsePortfolioJson } from './portfolio-json.ts';
import { Overflow, unpackEntry } from './unpack-entry.ts';

// it runs in a worker of ours already, and the content policy takes none from anywhere else
configure({ useWebWorkers: false });

export interface OpenArchive extends ArchiveContents {
  /**
   * The bytes of a file; null when the archive does not have it, or what it has is not what was kept. Rejects with ArchiveRefusal
   * when the archive itself is no good any more.
   */
  bytesOf(file: ArchivedFile, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

export interface OpeningOptions {
  password: string;
  signal?: AbortSignal;
}

const broken = (why: string) => new ArchiveRefusal('broken', `${why} Nothing was brought in.`);
const NO_ARCHIVE = new ArchiveRefusal(
  'noArchive',
  'This is no archive that Waymark made: it holds no portfolio.json. Choose the ZIP file that “Take everything” gave you.',
);
const CUT_OFF = broken('This archive is cut off or damaged: it cannot be read to its end. Try another copy of it.');
const unsafe = (name: string) =>
  new ArchiveRefusal(
    'unsafe',
    `This archive was not made by Waymark as it is: it holds an entry that no copy of a portfolio has (${name.slice(0, 80)}). Nothing was brought in.`,
  );

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** What went wrong inside, as a sentence. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof ArchiveRefusal || (error instanceof Error && error.name === 'AbortError')) return error;
  const message = messageOf(error);
  if (message === ERR_ENCRYPTED)
    return new ArchiveRefusal(
      'password',
      'This archive is locked. Type the password that was chosen when it was made.',
    );
  if (message === ERR_INVALID_PASSWORD || message === ERR_INVALID_AUTHENTICATION_CODE)
    return new ArchiveRefusal(
      'wrongPassword',
      'That password does not open this archive. Capital letters and spaces count. Nothing was brought in.',
    );
  if (message === ERR_UNSAFE_FILENAME)
    return unsafe((error as { filename?: string }).filename ?? 'a path that leads out of it');
  if (message === ERR_OVERLAPPING_ENTRY) return unsafe('entries on top of each other');
  return CUT_OFF;
}

/** Unpacks an entry, and stops as soon as more comes out than it may. */
const unpack = (entry: FileEntry, maxBytes: number, { password, signal }: OpeningOptions) =>
  unpackEntry(entry, maxBytes, {
    checkSignature: true,
    checkOverlappingEntry: true,
    ...(password ? { password } : {}),
    ...(signal ? { signal } : {}),
  });

/** All entries by name, none twice, none a link to elsewhere. */
async function listEntries(reader: ZipReader<unknown>): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'balanced' })) {
    if (entry.symlink) throw unsafe(`a link: ${entry.filename}`);
    if (entry.directory) continue;
    if (entries.has(entry.filename)) throw unsafe(`twice: ${entry.filename}`);
    entries.set(entry.filename, entry);
    if (entries.size > ENTRIES_MAX)
      throw new ArchiveRefusal(
        'tooLarge',
        'This archive says that it holds more than 200,000 files, so it is not opened.',
      );
  }
  return entries;
}

/** Where portfolio.json is: at the top, or in the one folder that it was unpacked into and packed again from. */
function findPortfolio(entries: ReadonlyMap<string, FileEntry>): { entry: FileEntry; folder: string } {
  const [name] = [...entries.keys()]
    .filter((one) => one === PORTFOLIO_FILE || one.endsWith(`/${PORTFOLIO_FILE}`))
    .sort((a, b) => a.length - b.length);
  const entry = name === undefined ? undefined : entries.get(name);
  if (!entry) throw NO_ARCHIVE;
  return { entry, folder: entry.filename.slice(0, -PORTFOLIO_FILE.length) };
}

const TOO_LARGE = new ArchiveRefusal(
  'tooLarge',
  'What is packed in this archive is far larger than any portfolio, so it is not opened. Nothing was brought in.',
);

/** Opens it and reads its records. Rejects with ArchiveRefusal, or with the signal's reason. */
export async function openArchive(blob: Blob, options: OpeningOptions): Promise<OpenArchive> {
  const reader = new ZipReader(new BlobReader(blob));
  try {
    const entries = await listEntries(reader);
    const { entry, folder } = findPortfolio(entries);
    if (entry.uncompressedSize > PORTFOLIO_BYTES_MAX) throw TOO_LARGE;
    const text = new TextDecoder().decode(await unpack(entry, entry.uncompressedSize, options));
    const contents = parsePortfolioJson(text);
    return {
      ...contents,
      async bytesOf({ path, sha256, sizeBytes }, signal) {
        const file = path ? entries.get(`${folder}${path}`) : undefined;
        // what it says of its size is held to it while it is unpacked
        if (!file || sizeBytes > FILE_BYTES_MAX || file.uncompressedSize !== sizeBytes) return null;
        try {
          const bytes = await unpack(file, sizeBytes, { ...options, ...(signal ? { signal } : {}) });
          return (await sha256Of(bytes)) === sha256 ? bytes : null;
        } catch (error) {
          signal?.throwIfAborted();
          const refusal = refusalOf(error);
          // one damaged file is no reason to give up all others
          if (error instanceof Overflow || refusal === CUT_OFF) return null;
          throw refusal;
        }
      },
      close: async () => void (await reader.close()),
    };
  } catch (error) {
    await reader.close().catch(() => undefined);
    options.signal?.throwIfAborted();
    if (error instanceof Overflow) throw TOO_LARGE;
    if (error instanceof ArchiveRefusal) throw error;
    const { size } = blob;
    if (!(await looksLikeZip(blob)) || size < 22) throw NO_ARCHIVE;
    throw refusalOf(error);
  }
}

const looksLikeZip = async (blob: Blob): Promise<boolean> => {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b;
};
