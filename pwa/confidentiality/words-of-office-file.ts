// The words of a DOCX, PPTX or XLSX: of the text itself, and of notes, comments, headers and tracked changes that one does not see.
import { apartFromControl } from './plain-words.ts';

/** XML files that hold words, in the three kinds of package (ECMA-376). */
const WITH_WORDS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|xl\/(?:sharedStrings|comments\d*|worksheets\/[^/]+)\.xml|docProps\/(?:core|app)\.xml)$/;
/** Unpacked; what is larger is no document that people write, and may be made to fill the memory. */
const UNPACKED_MAX = 40_000_000;

/** Elements whose end parts words from the next. */
const BREAKS =
  /<\/(?:w:p|a:p|si|w:tc|c|dc:creator|dc:title|cp:lastModifiedBy|dc:subject|cp:keywords|Manager|Company)>|<w:(?:br|tab)\b[^>]*>/g;

/** Tags are taken out without building a tree: only words are wanted, and nothing of it is shown. */
export function wordsOfXml(xml: string): string {
  const bare = xml.replace(BREAKS, '\n').replace(/<[^<>]{0,100000}>/g, '');
  const plain = bare.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
  );
  return apartFromControl(plain);
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
    for (const entry of await reader.getEntries()) {
      if (entry.directory || !WITH_WORDS.test(entry.filename)) continue;
      if (entry.encrypted) return { text: null, isTooLarge: false };
      const bytes = await unpackEntry(entry, left);
      left -= bytes.length;
      texts.push(wordsOfXml(new TextDecoder().decode(bytes)));
    }
    return { text: texts.length > 0 ? texts.join('\n') : null, isTooLarge: false };
  } catch (error) {
    return { text: null, isTooLarge: error instanceof Overflow };
  } finally {
    await reader.close().catch(() => undefined);
  }
}
