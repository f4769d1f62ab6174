// What the name of a file says: the day in it, and a title without that day.
import type { LocalDate } from '../../../shared/model/dates.ts';
import { asLine } from '../../../shared/model/parse.ts';
import { readDay } from '../table/days.ts';
import { titleFromFileName } from '../title-from-file-name.ts';

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const DAYS = new RegExp(
  [
    '(?:19|20)\\d\\d[-._ ]?(?:0[1-9]|1[0-2])[-._ ]?(?:0[1-9]|[12]\\d|3[01])(?!\\d)',
    '(?<!\\d)\\d{1,2}[-._ ]\\d{1,2}[-._ ](?:\\d{4}|\\d{2})(?!\\d)',
    `(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?[-._ ]*${MONTH}[-._ ]*\\d{4}(?!\\d)`,
    `(?<![a-z])${MONTH}[-._ ]*\\d{4}(?!\\d)`,
  ].join('|'),
  'i',
);

function dayOf(words: string): LocalDate | null {
  const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(words);
  const plain = packed ? `${packed[1]}-${packed[2]}-${packed[3]}` : words.replace(/[._]/g, ' ');
  return readDay(plain.replace(/^(\d{4}) (\d\d) (\d\d)$/, '$1-$2-$3'), 'dayFirst')?.day ?? null;
}

/** The title is empty when nothing but a day, or what a camera or scanner calls it, is left. */
export function namedFile(name: string): { title: string; day: LocalDate | null } {
  const stem = name.replace(/\.\w{2,5}$/, '');
  const found = DAYS.exec(stem)?.[0] ?? '';
  const day = found ? dayOf(found) : null;
  const rest = day ? stem.replace(found, ' ').replace(/\(\s*\)|\[\s*\]/g, ' ') : stem;
  const title = asLine(titleFromFileName(rest).replace(/^[\s\-–—_,.]+|[\s\-–—_,.(]+$/g, ''));
  return {
    title: /^(?:img|dsc|dscn|pxl|scan|photo|image|document|file|screenshot)?[\s\d_-]*$/i.test(title) ? '' : title,
    day,
  };
}

/** As much of a photograph as its facts stand in. */
const HEAD_BYTES = 200_000;

/** The day a photograph was taken, as its Exif says: the earliest moment in it. */
export function photographedOn(bytes: Uint8Array): LocalDate | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const days = [...head.matchAll(/((?:19|20)\d\d):(\d\d):(\d\d) \d\d:\d\d:\d\d/g)].flatMap(
    ([, year, month, day]) => readDay(`${year}-${month}-${day}`, 'dayFirst')?.day ?? [],
  );
  return days.sort()[0] ?? null;
}
