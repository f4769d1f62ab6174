// Takes off a page of a PDF what is not drawn on it. Many programs give all pages one list of pictures, so that a page that stays as it
// is would bring along the pictures of the page that was covered.
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { joined } from '../pictures/metadata/bytes.ts';
import { bareInstructions } from './bare-instructions.ts';
import { keepDrawn, LISTS, MARKS, type Walk } from './drawn-parts.ts';
import { Unfollowed } from './unfollowed.ts';

/** Used without being named: the colours of a screen as this page means them (ISO 32000-1, 8.6.5.6). */
const UNNAMED = new Set(['DefaultGray', 'DefaultRGB', 'DefaultCMYK']);
/** Instructions that look something up in a list. */
const LOOKS_UP = /\/\S+\s+(?:Do|gs|cs|CS|scn|SCN|sh|-?[\d.]+\s+Tf)(?![A-Za-z])/;
/** What was gone through already: pages share much. */
const seen = new WeakSet<PDFObject>();

const name = (text: string): PDFName => PDFName.of(text);

const LINE_END = Uint8Array.of(10);
const lettersOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function instructionsOf(stream: unknown): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new Unfollowed();
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    throw new Unfollowed();
  }
}

/** Leaves in the stream only what draws, and returns it. */
function bareStream(stream: unknown, context: PDFContext): Uint8Array {
  const whole = instructionsOf(stream);
  const bare = bareInstructions(whole);
  if (bare && stream instanceof PDFRawStream) {
    stream.updateContents(context.flateStream(bare).getContents());
    stream.dict.set(name('Filter'), name('FlateDecode'));
    stream.dict.delete(name('DecodeParms'));
  }
  return bare ?? whole;
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

/** The same lists with only what is named, each with no more than is drawn of it. */
function prunedResources(resources: PDFDict, names: ReadonlySet<string>, walk: Walk): PDFDict {
  const { context } = walk;
  const pruned = PDFDict.withContext(context);
  for (const list of [...Object.keys(LISTS), MARKS]) {
    const dict = context.lookup(resources.get(name(list)));
    if (!(dict instanceof PDFDict)) continue;
    const kept = PDFDict.withContext(context);
    for (const [key, value] of dict.entries()) {
      const called = key.asString().slice(1);
      if (!names.has(called) && !UNNAMED.has(called)) continue;
      LISTS[list]?.(value, walk);
      kept.set(key, list === MARKS ? PDFDict.withContext(context) : value);
    }
    pruned.set(name(list), kept);
  }
  return pruned;
}

const walkIn = (context: PDFContext): Walk => {
  const walk: Walk = {
    context,
    seen,
    ownLists(part, drawn) {
      const instructions = drawn.map((stream) => lettersOf(bareStream(stream, context))).join('\n');
      const resources = context.lookup(part.get(name('Resources')));
      if (resources instanceof PDFDict)
        part.set(name('Resources'), prunedResources(resources, namesIn(instructions), walk));
      // without a list of its own it draws with the page's
      else if (LOOKS_UP.test(instructions)) throw new Unfollowed();
    },
  };
  return walk;
};

/** An instruction may begin in one stream of a page and end in the next, so they are gone through, and if need be put, as one. */
function pagesInstructions({ node }: PDFPage, context: PDFContext): string {
  const contents = node.Contents();
  if (!contents) return '';
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => context.lookup(one)) : [contents];
  const whole = joined(streams.flatMap((stream) => [instructionsOf(stream), LINE_END]));
  const bare = bareInstructions(whole);
  if (bare) node.set(name('Contents'), context.register(context.flateStream(bare)));
  return lettersOf(bare ?? whole);
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
    const walk = walkIn(context);
    const resources = page.node.Resources();
    const names = namesIn(pagesInstructions(page, context));
    if (resources) page.node.set(name('Resources'), prunedResources(resources, names, walk));
    keepDrawn(page.node, walk);
    return true;
  } catch (error) {
    if (error instanceof Unfollowed) return false;
    throw error;
  }
}
