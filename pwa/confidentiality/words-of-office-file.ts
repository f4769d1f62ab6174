// The words of an office file: of the text itself, and of notes, comments, headers and tracked changes that one does not see.
import { apartFromControl } from './plain-words.ts';

/** XML files that hold words, in the three kinds of Microsoft's package (ECMA-376). */
const WITH_WORDS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|xl\/(?:sharedStrings|comments\d*|(?:worksheets|threadedComments|drawings)\/[^/]+)\.xml|(?:word|xl|ppt)\/(?:charts\/chart|diagrams\/data)\d*\.xml|docProps\/(?:core|app)\.xml)$/;
/** In OpenDocument (ODF 1.3): text and slides, headers and footers, what the file says of itself, and objects of the same kind in it. */
const WITH_OPEN_WORDS = /^(?:.*\/)?(?:content|styles|meta)\.xml$/;
const OPEN_DOCUMENT = 'mimetype';
const OPEN_LIST = 'META-INF/manifest.xml';
/** Of a part that opens only with the password; the rest of the file is an ordinary ZIP. */
const LOCKED = /<(?:\w+:)?encryption-data[\s/>]/;
/** Unpacked; what is larger is no document that people write, and may be made to fill the memory. */
const UNPACKED_MAX = 40_000_000;

/** Elements whose end parts words from the next. */
const BREAKS =
  /<\/(?:w:p|a:p|si|w:tc|c|c:v|text|dc:\w+|cp:lastModifiedBy|cp:keywords|Manager|Company|text:(?:p|h)|table:table-cell|meta:[\w-]+)>|<(?:w:(?:br|tab)|text:(?:s|tab|line-break))\b[^>]*>/g;

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function letterOf(spelt: string, name = '', number = ''): string {
  if (name) return NAMED[name] ?? spelt;
  const code = Number(number.replace(/^x/i, '0x'));
  return code <= 0x10ffff ? String.fromCodePoint(code) : spelt;
}

/** Tags are taken out without building a tree: only words are wanted, and nothing of it is shown. */
export function wordsOfXml(xml: string): string {
  const bare = xml.replace(BREAKS, '\n').replace(/<[^<>]{0,100000}>/g, '');
  return apartFromControl(bare.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7}|x[\da-f]{1,6}));/gi, letterOf));
}

/** `isTooLarge`: it unpacks to more than any document that people write. Otherwise null is no such file, locked, or broken. */
export type OfficeWords = { text: string | null; isTooLarge: boolean };

export async function wordsOfOfficeFile(file: Blob): Promise<OfficeWords> {
  const [{ BlobReader, ZipReader, configure }, { Overflow, unpackEntry }] = await Promise.all([
    import('@zip.js/zip.js'),
    import('../archive/unpack-entry.ts'),
  ]);
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(file));
  try {
    const texts: string[] = [];
    let left = UNPACKED_MAX;
    const entries = await reader.getEntries();
    const isOpen = entries.some(({ filename }) => filename === OPEN_DOCUMENT);
    const withWords = isOpen ? WITH_OPEN_WORDS : WITH_WORDS;
    for (const entry of entries) {
      const isList = isOpen && entry.filename === OPEN_LIST;
      if (entry.directory || !(isList || withWords.test(entry.filename))) continue;
      if (entry.encrypted) return { text: null, isTooLarge: false };
      const bytes = await unpackEntry(entry, left);
      left -= bytes.length;
      const xml = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
      if (!isList) texts.push(wordsOfXml(xml));
      else if (LOCKED.test(xml)) return { text: null, isTooLarge: false };
    }
    return { text: texts.length > 0 ? texts.join('\n') : null, isTooLarge: false };
  } catch (error) {
    return { text: null, isTooLarge: error instanceof Overflow };
  } finally {
    await reader.close().catch(() => undefined);
  }
}
