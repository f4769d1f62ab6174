// Title, authors, DOI and date of a PDF: from what the file says of itself where that is any good, else from its first page.
import { asPageDate } from '../model/capture.ts';
import { asLine } from '../model/parse.ts';
import type { PdfLine } from './pdf-lines.ts';
import type { PdfReading } from './pdf-reading.ts';

/** What a PDF carries beside its pages: the Info dictionary and the XMP packet, by name. */
export interface PdfSelf {
  info: Record<string, unknown>;
  xmp: (name: string) => unknown;
  language: string;
}

const first = (value: unknown): string => asLine(Array.isArray(value) ? value[0] : value);
const all = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => asLine(one)).filter(Boolean);

/** Names of files, of programs and of nothing: what programs write where a title belongs. */
const NO_TITLE = [
  /^(?:microsoft|ms) (?:word|powerpoint|publisher|excel)\b/i,
  /\.(?:docx?|dotx?|rtf|odt|pages|pptx?|odp|key|indd|qxp?|qxd|tex|dvi|ps|pdf|xlsx?|pub|ai|cdr|fm)\b\s*$/i,
  /^(?:untitled|no title|title|document|presentation|slide|powerpoint presentation|layout|cover|page|pdf|scan|print|template|draft|proof)\b[\s\d._-]*$/i,
  /^(?:pii|doi)\s*[:.]/i,
  /^[\w.-]*\d[\w.-]*(?:\s+\d+\.\.\d+)?$/,
  /^https?:/i,
];

export function isTitle(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 4 && text.length <= 400 && !NO_TITLE.some((pattern) => pattern.test(text));
}

const HEADLINE_NO =
  /^(?:original (?:article|research|paper)|research article|review(?: article)?|open access|editorial|case report|article|abstract|contents)$/i;

/** The largest words near the top of the first page, over as many lines as go on in that size. */
export function titleOnPage(lines: readonly PdfLine[], pageHeight: number): string {
  const near = lines.filter(({ y }) => y > pageHeight * 0.35);
  const may = near.filter(({ text }) => isTitle(text) && !HEADLINE_NO.test(text) && !/@|https?:/.test(text));
  const size = Math.max(0, ...may.map((line) => line.size));
  const body = medianSize(lines);
  // a page all in one size has a title only where a person would see one: in its first line
  if (size <= body * 1.15) return may[0] && may[0].text.length <= 200 ? may[0].text : '';
  const start = near.findIndex((line) => may.includes(line) && line.size === size);
  const words: string[] = [];
  for (const line of near.slice(start)) {
    if (Math.abs(line.size - size) > size * 0.06) break;
    words.push(line.text);
  }
  return asLine(words.join(' ').replace(/(\p{L})- (?=\p{Ll})/gu, '$1'), 400);
}

function medianSize(lines: readonly PdfLine[]): number {
  const sizes = lines
    .flatMap(({ size, text }) => Array<number>(Math.ceil(text.length / 20)).fill(size))
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

const NO_AUTHOR =
  /^(?:admin\w*|user\w*|owner|author|unknown|default|microsoft|windows|apple|adobe|acrobat|canon|hp|xerox|epson|registered user|.*\b(?:inc|ltd|gmbh|software|office|printer|scanner)\b.*)$/i;

const isName = (name: string): boolean =>
  /\p{L}/u.test(name) &&
  name.length <= 100 &&
  !NO_AUTHOR.test(name) &&
  !/[\d@<>{}]|https?:/.test(name) &&
  /[\s.]/.test(name);

/** "Ann Lee; Bo Chen", "Ann Lee, Bo Chen and Cy Diaz"; a single "Lee, Ann" is one person. */
function namesIn(text: string): string[] {
  const parts = text.split(/\s*;\s*|\s+(?:and|&)\s+/);
  return parts.flatMap((part) => {
    const commas = part.split(/\s*,\s*/);
    return commas.length > 2 || commas.every((name) => name.includes(' ')) ? commas : [part];
  });
}

const DOI = /\b10\.\d{4,9}\/[^\s"'<>]+/gi;

/** A DOI without what the sentence around it added. */
export function doiIn(text: string): string {
  const found = [...text.matchAll(DOI)];
  // named as one before any other: a reference on the first page has a DOI too
  const named = found.find(({ index }) => /doi(?:\.org)?[:/\s]*$/i.test(text.slice(Math.max(0, index - 10), index)));
  let doi = (named ?? found[0])?.[0].toLowerCase() ?? '';
  for (;;) {
    const open = doi.split('(').length - doi.split(')').length;
    if (!/[.,;:\]}]$/.test(doi) && !(doi.endsWith(')') && open < 0)) return doi;
    doi = doi.slice(0, -1);
  }
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const PUBLISHED =
  /\b(?:first )?published(?: online)?(?: first)?\s*:?\s*(\d{1,2})\s+(\p{L}{3,9})\.?\s+((?:19|20)\d\d)\b/iu;

function publishedIn(text: string): string {
  const [, day = '', name = '', year = ''] = PUBLISHED.exec(text) ?? [];
  const month = name ? MONTHS.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3))) + 1 : 0;
  return month ? asPageDate(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) : '';
}

type Details = Pick<PdfReading, 'title' | 'titleFrom' | 'authors' | 'doi' | 'container' | 'publishedOn' | 'language'>;

/** `lines` are of the first page; `beginning` is the text of the first two. */
export function pdfDetails(self: PdfSelf, lines: readonly PdfLine[], pageHeight: number, beginning: string): Details {
  const { info, xmp } = self;
  const own = [first(xmp('dc:title')), asLine(info.Title)].find(isTitle) ?? '';
  const title = own || titleOnPage(lines, pageHeight);
  const authors = [all(xmp('dc:creator')), namesIn(asLine(info.Author))].map((names) =>
    names
      .flatMap(namesIn)
      .map((name) => name.trim())
      .filter(isName),
  );
  const custom = typeof info.Custom === 'object' && info.Custom !== null ? Object.values(info.Custom) : [];
  const said = [xmp('prism:doi'), xmp('pdfx:doi'), xmp('dc:identifier'), info.Subject, ...custom].map((one) =>
    first(one),
  );
  const date = first(xmp('prism:publicationdate')) || first(xmp('prism:coverdate'));
  const language = self.language || first(xmp('dc:language'));
  return {
    title,
    titleFrom: own ? 'details' : title ? 'page' : '',
    authors: (authors.find((names) => names.length > 0) ?? []).slice(0, 100),
    doi: said.map(doiIn).find(Boolean) ?? doiIn(beginning),
    container: first(xmp('prism:publicationname')),
    publishedOn: asPageDate(date.replace(/[/.]/g, '-')) || publishedIn(beginning),
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : '',
  };
}
