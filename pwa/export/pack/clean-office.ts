// An office file without what it says of its makers. Its content stays as it is; what one does not see is named.
import {
  BlobReader,
  BlobWriter,
  configure,
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/index-native.js';
import { unpackEntry } from '../../archive/unpack-entry.ts';
import { readMetadata } from '../../pictures/metadata/picture-metadata.ts';
import { localNames } from './office/local-names.ts';
import { MICROSOFT } from './office/microsoft.ts';
import { OPEN_DOCUMENT } from './office/open-document.ts';
import type { PackageRules } from './office/package-rules.ts';

// this is a worker already, and the app's policy knows no others
configure({ useWebWorkers: false });

export interface CleanOffice {
  bytes: Uint8Array<ArrayBuffer>;
  /** What of its content one may not see, and what could not be cleaned: "comments". */
  holds: string[];
}

type Bytes = Uint8Array<ArrayBuffer>;

const SIGNATURE = /^(?:_xmlsignatures\/|META-INF\/[^/]*signatures[^/]*\.xml$)/i;
const PICTURE = /\.(?:jpe?g|jfif|png|webp|heic)$/i;
/** Pictures that may say as much, and that nothing here takes it out of. */
const UNREAD_PICTURE = /\.tiff?$/i;
const EMBEDDED = /(?:^|\/)embeddings\/[^/]+$/i;
const MACROS = /(?:^|\/)vbaProject\.bin$/i;
/** Of a PDF too. */
export const UNCLEAN_PICTURES = 'pictures that may say where, when or by whom they were made';

/** Of all files in it together. A file may have 50 MB, and packs pictures hardly smaller. */
const UNPACKED_MAX = 250_000_000;
const PART_MAX = 80_000_000;
/** A real one has some hundreds. */
const ENTRIES_MAX = 20_000;
/** Files in files in files. */
const DEPTH_MAX = 2;
/** Office's own date of files: when each part was written is nobody's business, and may be another day for each. */
const NO_DATE = new Date(1980, 0, 1);

interface Room {
  left: number;
}

async function unpacked(entry: FileEntry, room: Room, maxBytes = PART_MAX): Promise<Bytes> {
  const most = Math.min(room.left, maxBytes);
  try {
    const bytes = await unpackEntry(entry, most);
    room.left -= bytes.length;
    return bytes;
  } catch (error) {
    room.left -= most;
    throw error;
  }
}

/** Throws for what is not written as office files are: it would go by unread. */
function textOf(bytes: Bytes): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true });
  const words = text.decode(bytes);
  if (words.includes('\0')) throw new Error('no XML');
  return isWide ? words.replace(/^(<\?xml[^<>]*encoding=)(["'])utf-16\2/i, '$1$2UTF-8$2') : words;
}

async function rulesOf(files: readonly FileEntry[], room: Room): Promise<PackageRules | null> {
  if (files.some(({ filename }) => filename === '[Content_Types].xml')) return MICROSOFT;
  const kind = files.find(({ filename }) => filename === 'mimetype');
  const isOpen = kind && textOf(await unpacked(kind, room, 200)).startsWith('application/vnd.oasis.opendocument.');
  return isOpen ? OPEN_DOCUMENT : null;
}

/** With a password OpenDocument files are ZIPs all the same, and only their list of parts can be read. */
async function isLocked(files: readonly FileEntry[], room: Room): Promise<boolean> {
  if (files.some(({ encrypted }) => encrypted)) return true;
  const list = files.find(({ filename }) => filename === 'META-INF/manifest.xml');
  return list !== undefined && /<(?:\w+:)?encryption-data[\s/>]/.test(textOf(await unpacked(list, room)));
}

interface Cleaning {
  rules: PackageRules;
  /** Names of parts that go, in lower case. */
  dropped: ReadonlySet<string>;
  room: Room;
  depth: number;
  found: { words: Set<string>; names: Set<string>; isUnclean: boolean };
}

/** Null for what stays as it is. */
async function cleanPart(entry: FileEntry, cleaning: Cleaning): Promise<Bytes | null> {
  const { rules, dropped, room, found } = cleaning;
  const name = entry.filename;
  const blank = rules.blank.find(([file]) => file.test(name))?.[1];
  if (blank !== undefined) return new TextEncoder().encode(blank);
  if (rules.read(name, dropped)) return await cleanXml(entry, cleaning);
  if (EMBEDDED.test(name)) found.words.add('files inside it');
  if (MACROS.test(name)) found.words.add('macros');
  if (UNREAD_PICTURE.test(name)) found.isUnclean = true;
  if (rules.inner.test(name)) {
    const inner = await cleanPackage(await unpacked(entry, room), { room, depth: cleaning.depth + 1 });
    return inner && inner !== 'signed' ? inner.bytes : null;
  }
  return PICTURE.test(name) ? await cleanPicture(entry, cleaning) : null;
}

async function cleanXml(entry: FileEntry, { rules, dropped, room, found }: Cleaning): Promise<Bytes | null> {
  const xml = textOf(await unpacked(entry, room));
  for (const [words, file, isIn] of rules.unseen)
    if (file.test(entry.filename) && !found.words.has(words) && isIn(xml)) found.words.add(words);
  const clean = rules.clean(entry.filename, xml, dropped);
  for (const one of localNames(clean)) found.names.add(one);
  return clean === xml ? null : new TextEncoder().encode(clean);
}

async function cleanPicture(entry: FileEntry, { room, found }: Cleaning): Promise<Bytes | null> {
  const bytes = await unpacked(entry, room);
  const bare = readMetadata(bytes)?.without() ?? null;
  if (!bare) found.isUnclean = true;
  return bare && (bare.length !== bytes.length || bare.some((byte, at) => byte !== bytes[at])) ? bare : null;
}

/** What is not changed is copied as it is packed. */
async function repack(entries: readonly Entry[], cleaning: Cleaning): Promise<Bytes> {
  const writer = new ZipWriter(new BlobWriter(), {
    lastModDate: NO_DATE,
    extendedTimestamp: false,
    dataDescriptor: false,
  });
  for (const entry of entries) {
    if (cleaning.dropped.has(entry.filename.toLowerCase())) continue;
    if (entry.directory) {
      await writer.add(entry.filename, undefined, { directory: true });
      continue;
    }
    const clean = await cleanPart(entry, cleaning);
    if (clean) {
      await writer.add(entry.filename, new Uint8ArrayReader(clean));
      continue;
    }
    const { uncompressedSize, crc32, compressionMethod } = entry;
    const packed = await entry.getData(new BlobWriter(), { passThrough: true });
    await writer.add(entry.filename, new BlobReader(packed), {
      passThrough: true,
      uncompressedSize,
      compressionMethod,
      ...(crc32 === undefined ? {} : { crc32 }),
    });
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

function heldBy({ rules, found }: Cleaning): string[] {
  const named = [...found.names].slice(0, 3).map((name) => `“${name}”`);
  return [
    ...[...rules.unseen.map(([words]) => words), 'macros', 'files inside it'].filter((words) => found.words.has(words)),
    ...(found.isUnclean ? [UNCLEAN_PICTURES] : []),
    ...(named.length > 0 ? [`links or file names with the user name ${named.join(' or ')}`] : []),
  ];
}

async function cleanPackage(
  bytes: Bytes,
  { room, depth }: { room: Room; depth: number },
): Promise<CleanOffice | 'signed' | null> {
  if (depth > DEPTH_MAX) return null;
  const reader = new ZipReader(new BlobReader(new Blob([bytes])));
  try {
    const entries: Entry[] = [];
    for await (const entry of reader.getEntriesGenerator()) if (entries.push(entry) > ENTRIES_MAX) return null;
    const files = entries.filter((entry): entry is FileEntry => !entry.directory);
    // entries on top of each other would be copied again and again
    const isWhole = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0) <= bytes.length;
    const rules = isWhole ? await rulesOf(files, room) : null;
    if (!rules || (await isLocked(files, room))) return null;
    if (files.some(({ filename }) => SIGNATURE.test(filename))) return 'signed';
    const dropped = new Set(
      entries.flatMap(({ filename }) => (rules.dropped.test(filename) ? filename.toLowerCase() : [])),
    );
    const found = { words: new Set<string>(), names: new Set<string>(), isUnclean: false };
    const cleaning: Cleaning = { rules, dropped, room, depth, found };
    const clean = await repack(entries, cleaning);
    return { bytes: clean, holds: heldBy(cleaning) };
  } catch {
    return null;
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** Null for what is no such file, is broken, locked or too large. A signature names who signed, and would not outlive the cleaning. */
export const cleanOffice = (bytes: Bytes): Promise<CleanOffice | 'signed' | null> =>
  cleanPackage(bytes, { room: { left: UNPACKED_MAX }, depth: 0 });
