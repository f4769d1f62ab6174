// The tables of a file: Excel, Word, or words between commas and the like. A packed file is measured before it is unpacked.
import { unpacksWithin } from '../../archive/unpacks-within.ts';
import { decodeText } from '../detect.ts';
import { readDelimited } from './read-delimited.ts';
import type { Table } from './table.ts';

export interface ReadTables {
  tables: Table[];
  /** Why there is none, in a whole sentence; empty otherwise. */
  problem: string;
}

/** What Excel files may unpack to, in a worker, and Word files, which are read on the page. */
const UNPACKED_MAX_MB = { excel: 300, word: 100 };

const isNamed = (name: string, ending: string): boolean => name.toLowerCase().endsWith(ending);

/** By its name: an Excel or Word file, which only this reads. */
export const isOfficeFile = (name: string): boolean =>
  /\.(?:xlsx|docx|xlsm|xls|doc|ods|odt|numbers|pages)$/i.test(name);

function readInWorker(file: Blob): Promise<Table[] | null> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Table[] | null>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<{ tables: Table[] | null }>) => resolve(data.tables);
    worker.onerror = () => resolve(null);
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

async function readWord(file: Blob): Promise<Table[]> {
  const [{ default: mammoth }, { readHtmlTables }] = await Promise.all([
    import('mammoth'),
    import('./read-html-tables.ts'),
  ]);
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: await file.arrayBuffer() },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return readHtmlTables(value);
}

async function readOffice(name: string, file: Blob): Promise<ReadTables> {
  const isWord = isNamed(name, '.docx');
  if (!isWord && !isNamed(name, '.xlsx') && !isNamed(name, '.xlsm'))
    return {
      tables: [],
      problem: `“${name}” is of an older or other kind of office file. Open it, save it as .xlsx, .docx or CSV, and choose that.`,
    };
  const unreadable = `“${name}” could not be read. If it has a password, take that off first; otherwise open it and save it again.`;
  const maxMb = UNPACKED_MAX_MB[isWord ? 'word' : 'excel'];
  const isWithin = await unpacksWithin(file, maxMb * 1_000_000);
  if (isWithin === null) return { tables: [], problem: unreadable };
  if (!isWithin)
    return {
      tables: [],
      problem: `“${name}” holds more than it says, or unpacks to more than ${maxMb} MB, so it is not opened. Save only the table as CSV.`,
    };
  const tables = isWord ? await readWord(file).catch(() => null) : await readInWorker(file);
  if (!tables) return { tables: [], problem: unreadable };
  return { tables, problem: tables.length > 0 ? '' : `There is no table in “${name}”.` };
}

export async function readTables(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadTables> {
  if (isOfficeFile(name)) return readOffice(name, new Blob([bytes]));
  return { tables: readDelimited(decodeText(bytes)), problem: '' };
}
