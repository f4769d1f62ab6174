// Takes off a page of a PDF what is not drawn on it. Many programs give all pages one list of pictures, so that a page that stays as it
// is would bring along the pictures of the page that was covered.
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';

/** What a page and its parts may hold beside what is drawn: actions, notes, threads, small pictures, data of programs. */
const BESIDE = [
  'Annots',
  'AA',
  'B',
  'Thumb',
  'PieceInfo',
  'Metadata',
  'PresSteps',
  'AF',
  'StructParents',
  'SeparationInfo',
];
/** Lists of what may be named in drawing instructions. */
const LISTS = ['XObject', 'Pattern', 'Shading', 'ExtGState', 'ColorSpace', 'Font', 'Properties'];

/** A page whose instructions cannot be followed here: it is made a picture instead. */
class Unfollowed extends Error {}

const name = (text: string): PDFName => PDFName.of(text);

function instructionsOf(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Unfollowed();
  try {
    return new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode());
  } catch {
    throw new Unfollowed();
  }
}

/** Every name in drawing instructions. A name that is spelt with codes could be missed, so such a page is not followed. */
function namesIn(instructions: string): Set<string> {
  const names = new Set<string>();
  for (const [, found = ''] of instructions.matchAll(/\/([^\s/<>[\](){}%]+)/g)) {
    if (found.includes('#')) throw new Unfollowed();
    names.add(found);
  }
  return names;
}

/** The same lists with only what is named; the parts that are drawn are pruned in their turn. */
function prunedResources(context: PDFContext, resources: PDFDict, names: Set<string>, seen: Set<unknown>): PDFDict {
  const pruned = resources.clone(context);
  pruned.delete(name('ProcSet'));
  for (const list of LISTS) {
    const dict = context.lookup(resources.get(name(list)));
    if (!(dict instanceof PDFDict)) continue;
    const kept = dict.clone(context);
    for (const key of dict.keys()) {
      if (!names.has(key.asString().slice(1))) kept.delete(key);
      else prunePart(context, context.lookup(dict.get(key)), { names, seen });
    }
    pruned.set(name(list), kept);
  }
  return pruned;
}

/** A drawing within the drawing (a form, a pattern, a mask) has lists of its own. */
function prunePart(context: PDFContext, part: unknown, within: { names: Set<string>; seen: Set<unknown> }): void {
  if (within.seen.has(part)) return;
  within.seen.add(part);
  if (part instanceof PDFDict) {
    const mask = context.lookup(part.get(name('SMask')));
    if (mask instanceof PDFDict) prunePart(context, context.lookup(mask.get(name('G'))), within);
    return;
  }
  if (!(part instanceof PDFRawStream) || part.dict.get(name('Subtype')) === name('Image')) return;
  const isDrawn = part.dict.get(name('Subtype')) === name('Form') || part.dict.get(name('PatternType')) !== undefined;
  const resources = context.lookup(part.dict.get(name('Resources')));
  if (!isDrawn) return;
  // without a list of its own it draws with the page's
  if (!(resources instanceof PDFDict)) throw new Unfollowed();
  const names = namesIn(instructionsOf(part));
  part.dict.set(name('Resources'), prunedResources(context, resources, names, within.seen));
}

function pagesInstructions({ node }: PDFPage, context: PDFContext): string {
  const contents = node.Contents();
  if (!contents) return '';
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => context.lookup(one)) : [contents];
  return streams.map(instructionsOf).join('\n');
}

/** Notes and fields show something on the page; links do not. */
function hasNotes({ node }: PDFPage, context: PDFContext): boolean {
  const notes = context.lookup(node.get(name('Annots')));
  if (!(notes instanceof PDFArray)) return false;
  return notes.asArray().some((one) => {
    const note = context.lookup(one);
    const kind = note instanceof PDFDict ? note.get(name('Subtype')) : null;
    return kind !== name('Link') && kind !== name('Popup');
  });
}

/** Prunes the page in place. False where it cannot stay as it is: what stands on it in notes and fields would go, or it cannot be followed. */
export function prunePage(page: PDFPage): boolean {
  const { context } = page.doc;
  if (hasNotes(page, context)) return false;
  try {
    const resources = page.node.Resources();
    const names = namesIn(pagesInstructions(page, context));
    if (resources) page.node.set(name('Resources'), prunedResources(context, resources, names, new Set()));
  } catch (error) {
    if (error instanceof Unfollowed) return false;
    throw error;
  }
  for (const key of BESIDE) page.node.delete(name(key));
  return true;
}
