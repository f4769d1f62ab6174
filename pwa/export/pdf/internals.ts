// The parts of jsPDF that its types leave out and that a structure tree needs, looked up once and checked.
import type { jsPDF } from 'jspdf';

export interface PdfObject {
  objId: number;
  content: string;
}

export interface PdfInternals {
  /** Writes operators into the page that is being drawn, or into the part of the file that an event is about. */
  write(text: string): void;
  /** Events of the writing of the file: `putPage`, `putAdditionalObjects`, `putCatalog`. */
  on(event: string, listener: (details: { pageNumber: number }) => void): void;
  newObject(): PdfObject;
  /** The object number of a page, from 1. Known once the file is being written. */
  pageObjectId(page: number): number;
  /** The page being drawn, from 1. */
  currentPage(): number;
  setPdfVersion(version: string): void;
}

/** Throws when this version of jsPDF works differently inside: better no PDF than one with a wrong structure. */
export function internalsOf(doc: jsPDF): PdfInternals {
  const internal = doc.internal as unknown as Record<string, unknown>;
  const hidden = (doc as unknown as { __private__?: Record<string, unknown> }).__private__ ?? {};
  const call = <Returned>(from: Record<string, unknown>, name: string): ((...given: unknown[]) => Returned) => {
    const found = from[name];
    if (typeof found !== 'function') throw new Error(`jsPDF has no ${name}`);
    return (...given) => found.apply(from, given);
  };
  const events = internal.events as Record<string, unknown>;
  const subscribe = call<string>(events, 'subscribe');
  const pageInfo = call<{ objId: number }>(internal, 'getPageInfo');
  const currentPageInfo = call<{ pageNumber: number }>(internal, 'getCurrentPageInfo');
  return {
    write: call(internal, 'write'),
    on: (event, listener) => void subscribe(event, listener),
    newObject: call<PdfObject>(internal, 'newAdditionalObject'),
    pageObjectId: (page) => pageInfo(page).objId,
    currentPage: () => currentPageInfo().pageNumber,
    setPdfVersion: call(hidden, 'setPdfVersion'),
  };
}
