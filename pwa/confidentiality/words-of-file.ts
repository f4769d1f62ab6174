// The words inside a kept file, in the parts in which a person finds them again: pages of a PDF, or all of another file.

import { readPdfWords } from '../../shared/documents/pdf-words.ts';
import { capitalised } from '../../shared/wording/capitalised.ts';
import { apartFromControl, wordsOfHtml } from './plain-words.ts';
import { wordsOfOfficeFile } from './words-of-office-file.ts';

export interface FileWords {
  /** "page 3"; empty for all of a file without pages. */
  part: string;
  text: string;
}

/** What was read of a file, and why the rest of it cannot be, in a sentence; empty where all of it was. */
export interface ReadFileWords {
  words: FileWords[];
  unread: string;
}

/** Characters of one file that are looked through: a book of 2,000 pages. */
const TEXT_MAX = 6_000_000;

const PICTURE = 'It is a picture, which cannot be read by Waymark: look at it yourself.';
const LOCKED = 'It is locked by a password, so it cannot be read by Waymark: look at it yourself.';
const BROKEN = 'It could not be opened: it may be locked or broken. Look at it yourself.';
const TOO_LARGE = 'It holds more than it says, or more than 40 MB of words, so it was not opened: look at it yourself.';
const OTHER = 'Files of this kind cannot be read by Waymark: look at it yourself.';
const nothing = (unread: string): ReadFileWords => ({ words: [], unread });

/** "pages 1 to 3 and 7": runs of pages, so that a scan of a book is one line. */
export function pagesInWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const named = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named.join('');
  return `${pages.length === 1 ? 'page' : 'pages'} ${list}`;
}

async function wordsOfPdf(file: Blob, signal?: AbortSignal): Promise<ReadFileWords> {
  const words: FileWords[] = [];
  const bare: number[] = [];
  let length = 0;
  let left = 0;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readPdfWords(
    bytes,
    ({ page, text }) => {
      if (text.trim() === '') bare.push(page);
      else if (length > TEXT_MAX) left += 1;
      else words.push({ part: `page ${page}`, text });
      length += text.length;
    },
    signal,
  );
  if (read.state !== 'read') return nothing(read.state === 'locked' ? LOCKED : BROKEN);
  if (read.said) words.push({ part: 'what the file says of itself', text: read.said });
  const pages = bare.length === read.pages ? 'It' : pagesInWords(bare);
  const scans =
    bare.length > 0
      ? `${capitalised(pages)} ${bare.length > 1 && pages !== 'It' ? 'have' : 'has'} no words that Waymark can read, only pictures: look yourself.`
      : '';
  const rest = left > 0 ? 'It is too long to be looked through whole: look at the rest yourself.' : '';
  return { words, unread: [scans, rest].filter(Boolean).join(' ') };
}

const whole = (text: string): ReadFileWords => ({
  words: [{ part: '', text: text.slice(0, TEXT_MAX) }],
  unread: text.length > TEXT_MAX ? 'It is too long to be looked through whole: look at the rest yourself.' : '',
});

/** Word, Excel, PowerPoint with and without macros, and OpenDocument, whose one file may be XML without a package. */
const OFFICE_TYPE = /officedocument|ms-(?:word|excel|powerpoint)\.[\w.]*macroenabled|oasis\.opendocument(?!.*xml$)/i;
const OFFICE_NAME = /\.(?:doc[xm]|ppt[xm]|xls[xm]|od[tsp])$/i;

/** `name`: what it is called, for files that do not say what they are. */
export async function wordsOfFile(file: Blob, name: string, signal?: AbortSignal): Promise<ReadFileWords> {
  const type = file.type.split(';')[0]?.trim() ?? '';
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return wordsOfPdf(file, signal);
  if (/html|svg|xml$/.test(type) && !OFFICE_TYPE.test(type)) return whole(wordsOfHtml(await file.text()));
  if (type.startsWith('image/')) return nothing(PICTURE);
  if (type.startsWith('text/') || /json$/.test(type) || /\.(?:txt|md|csv|rtf|ics|vtt)$/i.test(name))
    return whole(apartFromControl(await file.text()));
  if (OFFICE_TYPE.test(type) || OFFICE_NAME.test(name)) {
    const { text, isTooLarge } = await wordsOfOfficeFile(file);
    if (text === null) return nothing(isTooLarge ? TOO_LARGE : BROKEN);
    return whole(text);
  }
  return nothing(OTHER);
}
