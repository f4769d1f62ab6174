// What a kept file is called when it is given back, and what is told of it in a line.
import type { FileReference } from '../../../shared/model/evidence.ts';
import { sizeInWords } from '../dates.ts';

const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/vtt': 'vtt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

/** The ending of the person's own file, else the usual one of its kind. Rows from before files had names have none. */
export function endingOf(mime: string, name: string | undefined): string {
  const own = /\.([A-Za-z0-9]{1,10})$/.exec(name ?? '')?.[1];
  return own ?? ENDINGS[mime] ?? 'bin';
}

/** Only what browsers show as it is, and never run as a page of the app's. */
export const opensInTab = (mime: string): boolean =>
  /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|avif))$/.test(mime);

/** "PDF, 1.2 MB"; "Picture, 340 kB"; "DOCX, 20 kB". */
export function fileInWords({ mime, sizeBytes }: FileReference, name: string | undefined): string {
  const ending = endingOf(mime, name).toUpperCase();
  const kind =
    mime === 'application/pdf' ? 'PDF' : mime.startsWith('image/') ? 'Picture' : ending === 'BIN' ? 'File' : ending;
  return `${kind}, ${sizeInWords(sizeBytes)}`;
}
