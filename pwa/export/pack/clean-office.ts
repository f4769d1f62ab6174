// A Word, Excel or PowerPoint file without what it says of its makers. Its content stays as it is; what one does not see is named.
import {
  BlobReader,
  BlobWriter,
  configure,
  type Entry,
  type FileEntry,
  TextReader,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/index-native.js';
import { unpackEntry } from '../../archive/unpack-entry.ts';

// this is a worker already, and the app's policy knows no others
configure({ useWebWorkers: false });

export interface CleanOffice {
  bytes: Uint8Array<ArrayBuffer>;
  /** What of its content one may not see: "comments". */
  holds: string[];
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Properties of a package that say nothing (ECMA-376 part 2, 11, and part 1, 22.2 and 22.3). */
const BLANK: readonly [RegExp, string][] = [
  [/^docProps\/core\d*\.xml$/i, `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}"/>`],
  [/^docProps\/app\d*\.xml$/i, `${XML}<Properties xmlns="${OFFICE}/extended-properties"/>`],
  [/^docProps\/custom\d*\.xml$/i, `${XML}<Properties xmlns="${OFFICE}/custom-properties"/>`],
];
/** Which files hold what one may not see, and what in them shows that they do; a file of Word's comments may be empty. */
const UNSEEN: readonly [words: string, file: RegExp, mark: RegExp][] = [
  [
    'comments',
    /^(?:word\/comments\.xml|xl\/(?:comments\d*|threadedComments\/[^/]+)\.xml|ppt\/comments\/[^/]+\.xml)$/,
    /<(?:w:comment|comment|threadedComment|p\d*:cm)[\s>]/,
  ],
  ['tracked changes', /^word\/(?:document|footnotes|endnotes)\.xml$/, /<w:(?:ins|del|moveFrom|moveTo)[\s>]/],
  ['speaker notes', /^ppt\/notesSlides\/[^/]+\.xml$/, /<a:t>[^<]/],
];
const UNPACKED_MAX = 40_000_000;
const SIGNATURE = /^_xmlsignatures\//;

async function unseenIn(entries: readonly FileEntry[]): Promise<string[]> {
  const found = new Set<string>();
  let left = UNPACKED_MAX;
  for (const entry of entries)
    for (const [words, file, mark] of UNSEEN) {
      if (!file.test(entry.filename) || found.has(words)) continue;
      const bytes = await unpackEntry(entry, left);
      left -= bytes.length;
      if (mark.test(new TextDecoder().decode(bytes))) found.add(words);
    }
  return UNSEEN.flatMap(([words]) => (found.has(words) ? [words] : []));
}

/** Everything but the properties is copied as it is packed, so nothing that is made to fill the memory is unpacked. */
async function repack(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter());
  for (const entry of entries) {
    const blank = BLANK.find(([name]) => name.test(entry.filename))?.[1];
    if (blank) await writer.add(entry.filename, new TextReader(blank));
    else if (entry.directory) await writer.add(entry.filename, undefined, { directory: true });
    else {
      const packed = await entry.getData(new BlobWriter(), { passThrough: true });
      await writer.add(entry.filename, new BlobReader(packed), { entry, passThrough: true });
    }
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** Null for what is no such file, is broken, or is signed: a signature names who signed, and would not outlive it. */
export async function cleanOffice(bytes: Uint8Array<ArrayBuffer>): Promise<CleanOffice | null> {
  const reader = new ZipReader(new BlobReader(new Blob([bytes])));
  try {
    const entries = await reader.getEntries();
    const isOffice = entries.some(({ filename }) => filename === '[Content_Types].xml');
    const isSigned = entries.some(({ filename }) => SIGNATURE.test(filename));
    // entries on top of each other would be copied again and again
    const isWhole = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0) <= bytes.length;
    if (!isOffice || isSigned || !isWhole) return null;
    const files = entries.filter((entry): entry is FileEntry => !entry.directory);
    return { holds: await unseenIn(files), bytes: await repack(entries) };
  } catch {
    return null;
  } finally {
    await reader.close().catch(() => undefined);
  }
}
