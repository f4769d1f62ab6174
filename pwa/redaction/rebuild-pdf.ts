// Makes a PDF anew, with pictures in the place of some of its pages: of those pages nothing else comes along, and nothing of what the
// old file said beside its pages. Knows nothing of the browser, so that other programs can be asked what is left.
import { EncryptedPDFError, PDFDict, PDFDocument, PDFName, type PDFPage, PDFStream } from '@cantoo/pdf-lib';
import { prunePage } from './prune-page.ts';

export interface PagePicture {
  jpeg: Uint8Array;
  /** Of the page as it is shown, in points. */
  width: number;
  height: number;
}

export interface Rebuilding {
  /** Pages, from 1, that are to become pictures. */
  covered: ReadonlySet<number>;
  picture: (page: number) => Promise<PagePicture>;
  /** Told before each page. */
  onPage?: (page: number, pages: number) => void;
  signal?: AbortSignal;
}

export type Rebuilt =
  | {
      state: 'done';
      bytes: Uint8Array<ArrayBuffer> /** Pages that became pictures though nothing is covered on them. */;
      besides: number[];
    }
  | { state: 'locked' | 'broken' };

/** What any object may say of itself. */
const SAID = ['Metadata', 'PieceInfo', 'AF', 'OPI', 'LastModified'];

function forgetWhatIsSaid(doc: PDFDocument): void {
  for (const [, object] of doc.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : null;
    for (const key of dict ? SAID : []) dict?.delete(PDFName.of(key));
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument | 'locked' | 'broken'> {
  const options = { updateMetadata: false };
  const open = async (given: { password?: string }) => {
    const doc = await PDFDocument.load(bytes, { ...options, ...given });
    // a file that was cut off may be put together without its pages
    return doc.context.lookup(doc.context.trailerInfo.Root) instanceof PDFDict && doc.getPageCount() > 0 ? doc : null;
  };
  try {
    return (await open({})) ?? 'broken';
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) return 'broken';
  }
  // many are sealed against changes only, and open without a password
  return open({ password: '' }).then(
    (doc) => doc ?? 'broken',
    () => 'locked' as const,
  );
}

async function addPicture(doc: PDFDocument, { jpeg, width, height }: PagePicture): Promise<PDFPage> {
  const image = await doc.embedJpg(jpeg);
  const page = doc.addPage([width, height]);
  page.drawImage(image, { x: 0, y: 0, width, height });
  return page;
}

export async function rebuildPdf(
  bytes: Uint8Array,
  { covered, picture, onPage, signal }: Rebuilding,
): Promise<Rebuilt> {
  const from = await load(bytes);
  if (typeof from === 'string') return { state: from };
  const to = await PDFDocument.create({ updateMetadata: false });
  const besides: number[] = [];
  // layers that are switched off would be seen in a file that does not know of layers
  const hasLayers = from.catalog.get(PDFName.of('OCProperties')) !== undefined;
  forgetWhatIsSaid(from);
  const count = from.getPageCount();
  const stays = from.getPages().map((page, index) => !covered.has(index + 1) && !hasLayers && prunePage(page));
  // all at once: what they share is copied once
  const copies = await to.copyPages(
    from,
    [...stays.keys()].filter((index) => stays[index]),
  );
  for (let number = 1; number <= count; number += 1) {
    signal?.throwIfAborted();
    onPage?.(number, count);
    const copy = stays[number - 1] ? copies.shift() : null;
    if (copy) {
      to.addPage(copy);
      continue;
    }
    if (!covered.has(number)) besides.push(number);
    await addPicture(to, await picture(number));
  }
  delete to.context.trailerInfo.Info;
  return { state: 'done', bytes: new Uint8Array(await to.save({ updateFieldAppearances: false })), besides };
}
