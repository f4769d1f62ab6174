// Makes the copy of a page that looks like the page and stands alone. Runs inside the page, after the capture itself is safe.
import { sanitisedHtml } from '../../../shared/kept-page/sanitise-page.ts';
import { Assets } from './assets.ts';
import { attributeOf, facesOf, modeOf, rootElementOf, titleOf } from './dom.ts';
import { PageDrawing } from './draw-page.ts';
import { foundationOf } from './foundation.ts';
import { InlineStyles } from './inline-styles.ts';
import { toPageDocument } from './page-document.ts';
import { PAGE_FILE_BYTES_MAX, PAGE_NOTES_MAX, type PageFile } from './page-file.ts';
import { Replacements } from './replaced.ts';
import { findTrees, type PageTrees, type Scope } from './scopes.ts';
import { Marks, type ScopeMarks, SelectorRewriter } from './selectors.ts';
import { readSheets } from './sheets.ts';
import { StyleWriter } from './style-text.ts';
import { TimeBox } from './time-box.ts';
import { withoutSecrets } from './web-address.ts';

/** Time for all of it. */
const LIMIT_MS = 20_000;
/** Of which pictures and fonts may take so much. */
const FETCH_MS = 12_000;
const CSS_CHARACTERS_MAX = 1_200_000;
/** Room for the line above the page and for what a count of characters misses. */
const SPARE_BYTES = 64 * 1024;

const NOT_WHOLE = 'The page is too large to copy whole, so what comes later in it was left out.';
const STYLES_CUT = 'The page has too many styles to keep them all, so the copy may look different.';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Where there are several trees, the rules of each are kept to its own elements. */
function marksOf(scope: Scope, hasSeveral: boolean): ScopeMarks {
  const suffix = scope.number > 0 ? `:where(.kept-s${scope.number})` : hasSeveral ? ':where(:not(.kept-in))' : '';
  return { suffix, host: `kept-h${scope.number}`, slotted: `kept-l${scope.number}` };
}

interface Styles {
  css: string;
  notes: string[];
}

async function stylesOf(trees: PageTrees, writer: StyleWriter, box: TimeBox): Promise<Styles> {
  const parts: string[] = [];
  let [length, unread, isCut] = [0, 0, false];
  for (const scope of trees.scopes) {
    const read = await readSheets(scope, box);
    unread += read.unread;
    const marks = marksOf(scope, trees.scopes.length > 1);
    for (const sheet of read.sheets) {
      const context = { scope, marks, baseUrl: sheet.baseUrl };
      const { text, isWhole } = await writer.sheet(sheet, context, box, CSS_CHARACTERS_MAX - length);
      parts.push(text);
      length += text.length;
      isCut ||= !isWhole;
    }
  }
  const unreadNote =
    unread === 0
      ? ''
      : `${unread === 1 ? 'A style sheet' : `${unread} style sheets`} of another site could not be read, so the copy may look different.`;
  return { css: parts.join(''), notes: [isCut ? STYLES_CUT : '', unreadNote] };
}

/** The copy of a document. Rejects where the page is built against being read. */
export async function copyOf(page: Document, url: string): Promise<PageFile> {
  const box = new TimeBox(LIMIT_MS);
  const trees = await findTrees(page, box);
  const assets = new Assets();
  const marks = new Marks();
  const selectors = new SelectorRewriter(trees.names, marks);
  const loadedFaces = trees.scopes
    .filter(({ kind }) => kind !== 'shadow')
    .flatMap(({ root }) => [...facesOf(root as Document)].filter(({ status }) => status === 'loaded'));
  const writer = new StyleWriter(assets, selectors, loadedFaces);
  const styles = await stylesOf(trees, writer, box);
  const foundation = foundationOf(page, writer);
  const inline = new InlineStyles(writer);
  const replacements = new Replacements(assets);
  await replacements.takeStills(trees.scopes);
  const pointedAt = new Set([...trees.names.pointedAt, ...writer.pointedAt]);
  const drawing = new PageDrawing({ trees, marks, selectors, styles: inline, replacements, pointedAt });
  const { html, isWhole } = await drawing.draw(page, box);
  const body = sanitisedHtml(html);
  const css = foundation.first + styles.css + inline.text + foundation.last;

  await assets.fetch(box, FETCH_MS);
  const dropped = assets.fit(PAGE_FILE_BYTES_MAX - SPARE_BYTES - bytesOf(body) - bytesOf(css));
  const notes = [isWhole ? '' : NOT_WHOLE, ...replacements.notes, ...styles.notes, ...dropped]
    .filter(Boolean)
    .slice(0, PAGE_NOTES_MAX);
  const file = toPageDocument({
    title: titleOf(page),
    url: withoutSecrets(url) || url,
    capturedAt: new Date().toISOString(),
    language: attributeOf(rootElementOf(page), 'lang') ?? '',
    notes,
    css: assets.placed(css),
    body: assets.placed(body),
    isQuirky: modeOf(page) === 'BackCompat',
  });
  if (bytesOf(file) > PAGE_FILE_BYTES_MAX) {
    return {
      html: '',
      url,
      notes: ['The copy that looks like the page would be larger than 5 MB, so it was not kept.'],
    };
  }
  return { html: file, url, notes };
}

/** The copy of the page as it is now. Never rejects: a page that cannot be copied gives none, and says so. */
export async function makePageFile(): Promise<PageFile> {
  const url = location.href;
  try {
    return await copyOf(document, url);
  } catch {
    return {
      html: '',
      url,
      notes: ['The page is built in a way that cannot be copied, so no copy that looks like it was kept.'],
    };
  }
}
