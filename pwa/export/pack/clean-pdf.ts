// A PDF from anywhere as it may be sent: opened, without what it says of its maker, and without anything in it that acts.
import {
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { barePicture } from '../../redaction/bare-picture.ts';

export type OpenedPdf = { document: PDFDocument; pages: number } | { document: null; reason: 'locked' | 'broken' };

/** A password that only guards printing and copying is none that keeps one from reading. */
const NO_PASSWORD = '';

/** Leaves `bytes` as they are. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  try {
    const document = await PDFDocument.load(bytes, {
      password: NO_PASSWORD,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    const pages = document.getPages().length;
    return pages > 0 ? { document, pages } : { document: null, reason: 'broken' };
  } catch (error) {
    return { document: null, reason: /password|encrypt/i.test(String(error)) ? 'locked' : 'broken' };
  }
}

// ISO 32000-1: 14.3 metadata, 14.5 page-piece dictionaries, 12.6.3 trigger events, 7.11.4 files inside the file, 12.3.4 small pictures
const TELLING = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'AF', 'JS', 'Thumb'].map((key) => PDFName.of(key));
const TELLING_OF_ALL = ['OpenAction', 'Collection', 'Threads', 'SpiderInfo', 'Legal', 'Perms', 'DSS', 'Extensions'];
const ACTING = new Set(
  'JavaScript Launch ImportData SubmitForm ResetForm Rendition Sound Movie GoToE RichMediaExecute'.split(' '),
);
const ACTING_ANNOTATIONS = new Set(['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']);
// 12.5.6.2: whose note it is, when it was written, its name in its program, its words once more as a web page
const TELLING_OF_NOTES = ['T', 'M', 'CreationDate', 'NM', 'Subj', 'RC'].map((key) => PDFName.of(key));
/** Of a note that says no more than that somebody accepted another (12.5.6.3): it is not seen on the page. */
const STATE_OF_NOTE = PDFName.of('StateModel');
/** A signature has the name of who signed (12.8.1), and none of it holds once the file is written anew. */
const [VALUE, SIGNED_BYTES] = ['V', 'ByteRange'].map((key) => PDFName.of(key)) as [PDFName, PDFName];
const [ACTION, NEXT, KIND, SUBTYPE, ANNOTATIONS] = ['A', 'Next', 'S', 'Subtype', 'Annots'].map((key) =>
  PDFName.of(key),
) as [PDFName, PDFName, PDFName, PDFName, PDFName];

const HELD_FILE = PDFName.of('EF');

const nameIn = (dict: PDFDict, key: PDFName): string => {
  const value = dict.lookup(key);
  return value instanceof PDFName ? value.decodeText() : '';
};

/** Whether somebody signed it (ISO 32000-1, 12.7.2): written anew, it is not signed any more. */
export function isSigned({ catalog }: PDFDocument): boolean {
  const form = catalog.lookup(PDFName.of('AcroForm'));
  const flags = form instanceof PDFDict ? form.lookup(PDFName.of('SigFlags')) : null;
  return flags instanceof PDFNumber && (flags.asNumber() & 1) === 1;
}

export interface TakenOut {
  /** Names of files that were attached. */
  attached: string[];
  /** Whether there are pictures that may say more than one sees, since they could not be gone through. */
  hasUncleanPictures: boolean;
}

/** Takes out of an open document what is nobody's business: the same pages, drawn the same. */
export function cleanPdf({ context, catalog }: PDFDocument): TakenOut {
  context.trailerInfo.Info = undefined as never;
  const attached = new Set<string>();
  for (const [, object] of context.enumerateIndirectObjects()) cleanObject(object, attached);
  for (const key of TELLING_OF_ALL) catalog.delete(PDFName.of(key));
  const names = catalog.lookup(PDFName.of('Names'));
  if (names instanceof PDFDict) {
    for (const key of ['JavaScript', 'EmbeddedFiles', 'Renditions']) names.delete(PDFName.of(key));
  }
  const form = catalog.lookup(PDFName.of('AcroForm'));
  if (form instanceof PDFDict) for (const key of ['XFA', 'SigFlags']) form.delete(PDFName.of(key));
  dropUnreachable(context);
  let hasUncleanPictures = false;
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && !barePicture(object)) hasUncleanPictures = true;
  return { attached: [...attached], hasUncleanPictures };
}

function cleanObject(first: PDFObject, attached: Set<string>): void {
  const waiting: PDFObject[] = [first];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFArray) waiting.push(...object.asArray());
    const dict = dictOf(object);
    if (!dict) continue;
    if (dict.has(HELD_FILE)) attached.add(nameOfFile(dict));
    waiting.push(...dict.values().filter((value) => !(value instanceof PDFRef)));
    cleanDict(dict);
  }
}

/** 7.11.3: by its name in all letters, or in those of the system that it came from; without folders. */
function nameOfFile(file: PDFDict): string {
  const names = ['UF', 'F', 'Unix', 'DOS', 'Mac'].map((key) => file.lookup(PDFName.of(key)));
  const name = names.find((one) => one instanceof PDFString || one instanceof PDFHexString);
  return name?.decodeText().split(/[\\/]/).at(-1)?.slice(0, 80) ?? '';
}

const dictOf = (object: PDFObject): PDFDict | null =>
  object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null;

function cleanDict(dict: PDFDict): void {
  for (const key of TELLING) dict.delete(key);
  for (const key of [ACTION, NEXT]) {
    const action = dict.lookup(key);
    if (action instanceof PDFDict && ACTING.has(nameIn(action, KIND))) dict.delete(key);
  }
  const value = dict.lookup(VALUE);
  if (value instanceof PDFDict && value.has(SIGNED_BYTES)) dict.delete(VALUE);
  const annotations = dict.lookup(ANNOTATIONS);
  if (!(annotations instanceof PDFArray)) return;
  for (let at = annotations.size() - 1; at >= 0; at--) {
    const annotation = annotations.lookup(at);
    if (!(annotation instanceof PDFDict)) continue;
    if (ACTING_ANNOTATIONS.has(nameIn(annotation, SUBTYPE)) || annotation.has(STATE_OF_NOTE)) annotations.remove(at);
    else cleanNote(annotation);
  }
}

/** What it says and how it looks stays; of a field the name is what its form knows it by. */
function cleanNote(note: PDFDict): void {
  const isField = nameIn(note, SUBTYPE) === 'Widget';
  for (const key of TELLING_OF_NOTES) if (!(isField && key === TELLING_OF_NOTES[0])) note.delete(key);
}

/** What nothing refers to any more would be written all the same: what was taken out, and earlier states of the file. */
function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>();
  const waiting: PDFObject[] = context.trailerInfo.Root ? [context.trailerInfo.Root] : [];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      const found = context.lookup(object);
      if (found) waiting.push(found);
    } else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else waiting.push(...(dictOf(object)?.values() ?? []));
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}

export const savePdf = async (document: PDFDocument): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await document.save({
      updateFieldAppearances: false,
      addDefaultPage: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    }),
  );
