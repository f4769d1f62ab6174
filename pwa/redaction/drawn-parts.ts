// What a page needs to be drawn, key by key (ISO 32000-1, chapters 7 to 11): all else that hangs below a page is taken off it. Where a
// part is not built as it should be, the page is not followed.
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { barePicture } from './bare-picture.ts';
import { Unfollowed } from './unfollowed.ts';

export interface Walk {
  context: PDFContext;
  /** What was gone through already, on this page or another of the document. */
  seen: WeakSet<PDFObject>;
  /** Of a part with drawing instructions of its own: leaves its lists only what those name. */
  ownLists(part: PDFDict, instructions: readonly PDFObject[]): void;
}

/** Takes off what is not drawn; throws Unfollowed for what it does not know. */
type Rule = (value: PDFObject | undefined, walk: Walk) => void;
type Keys = Record<string, Rule>;

const RESOURCES = PDFName.of('Resources');
const refuse = (): never => {
  throw new Unfollowed();
};
const nameOf = (dict: PDFDict, key: string, { context }: Walk): string => {
  const value = context.lookup(dict.get(PDFName.of(key)));
  return value instanceof PDFName ? value.decodeText() : '';
};

const PLAIN = [PDFNumber, PDFName, PDFBool];
/** Numbers and names, and lists of them: nothing in which words could hide. */
const plain: Rule = (value, walk) => {
  const object = walk.context.lookup(value);
  if (object instanceof PDFArray) for (const one of object.asArray()) plain(one, walk);
  // a reference to nothing is nothing
  else if (object !== undefined && object !== PDFNull && !PLAIN.some((kind) => object instanceof kind)) refuse();
};
/** Bytes that are drawn with, such as the colours of a palette. */
const bytes: Rule = (value, { context }) => {
  const object = context.lookup(value);
  if (!(object instanceof PDFString || object instanceof PDFHexString)) refuse();
};
/** The first rule that knows it. */
const either =
  (...rules: Rule[]): Rule =>
  (value, walk) => {
    const knows = rules.some((rule) => {
      try {
        rule(value, walk);
        return true;
      } catch (error) {
        if (error instanceof Unfollowed) return false;
        throw error;
      }
    });
    if (!knows) refuse();
  };
const list =
  (rule: Rule): Rule =>
  (value, walk) => {
    const array = walk.context.lookup(value);
    if (!(array instanceof PDFArray)) return refuse();
    for (const one of array.asArray()) rule(one, walk);
  };
const each =
  (rule: Rule): Rule =>
  (value, walk) => {
    const dict = walk.context.lookup(value);
    if (!(dict instanceof PDFDict)) return refuse();
    for (const [, one] of dict.entries()) rule(one, walk);
  };

function once(object: PDFObject, { seen }: Walk, work: () => void): void {
  if (seen.has(object)) return;
  seen.add(object);
  try {
    work();
  } catch (error) {
    // another page that has it is not followed either
    seen.delete(object);
    throw error;
  }
}
function keepOnly(dict: PDFDict, keys: Keys, walk: Walk): void {
  for (const [key, value] of dict.entries()) {
    const rule = keys[key.decodeText()];
    if (rule) rule(value, walk);
    else dict.delete(key);
  }
}
const dictOf =
  (keys: () => Keys): Rule =>
  (value, walk) => {
    const dict = walk.context.lookup(value);
    if (!(dict instanceof PDFDict)) return refuse();
    once(dict, walk, () => keepOnly(dict, keys(), walk));
  };
const streamOf =
  (keys: () => Keys): Rule =>
  (value, walk) => {
    const stream = walk.context.lookup(value);
    // what lies in another file is not here to be looked at
    if (!(stream instanceof PDFRawStream) || stream.dict.has(PDFName.of('F'))) return refuse();
    once(stream, walk, () => keepOnly(stream.dict, { ...STREAM(), ...keys() }, walk));
  };
const plainKeys = (names: string): Keys => Object.fromEntries(names.split(' ').map((name) => [name, plain]));

const globals: Rule = streamOf(() => ({}));
const filterSettings = dictOf(() => ({
  ...plainKeys('Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock'),
  ...plainKeys('BlackIs1 DamagedRowsBeforeError ColorTransform'),
  JBIG2Globals: globals,
}));
const STREAM = (): Keys => ({
  ...plainKeys('Type Subtype Length Filter'),
  DecodeParms: either(plain, filterSettings, list(either(plain, filterSettings))),
});

const functions: Rule = (value, walk) => {
  const object = walk.context.lookup(value);
  const keys = () => ({
    ...plainKeys('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'),
    Functions: list(functions),
  });
  if (object instanceof PDFArray) list(functions)(object, walk);
  else if (object instanceof PDFDict) dictOf(keys)(object, walk);
  else streamOf(keys)(object, walk);
};

const calibrated = dictOf(() => plainKeys('WhitePoint BlackPoint Gamma Matrix Range'));
const profile = streamOf(() => ({ ...plainKeys('N Range'), Alternate: colours }));
/** By family, what follows its name (8.6). */
const FAMILIES: Record<string, () => Rule[]> = {
  CalGray: () => [calibrated],
  CalRGB: () => [calibrated],
  Lab: () => [calibrated],
  ICCBased: () => [profile],
  Indexed: () => [colours, plain, either(bytes, globals)],
  Pattern: () => [colours],
  Separation: () => [plain, colours, functions],
  DeviceN: () => [plain, colours, functions],
};
const colours: Rule = (value, walk) => {
  const object = walk.context.lookup(value);
  if (!(object instanceof PDFArray)) return plain(object, walk);
  const [family, ...parts] = object.asArray();
  const named = walk.context.lookup(family);
  const rules = named instanceof PDFName ? (FAMILIES[named.decodeText()]?.() ?? []) : refuse();
  once(object, walk, () => {
    // what comes after says how the colours are called in print shops
    while (object.size() > rules.length + 1) object.remove(object.size() - 1);
    for (const [at, rule] of rules.entries()) if (at < parts.length) rule(parts[at], walk);
  });
};

const group = dictOf(() => ({ ...plainKeys('Type S I K'), CS: colours }));
const pixels = streamOf(() => ({
  ...plainKeys('Name Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte'),
  ColorSpace: colours,
  Mask: either(plain, image),
  SMask: either(plain, image),
}));
const image: Rule = (value, walk) => {
  pixels(value, walk);
  const stream = walk.context.lookup(value);
  if (stream instanceof PDFRawStream && !barePicture(stream)) refuse();
};
/** Draws by instructions, and lists of its own where it has any. */
const drawing =
  (keys: () => Keys): Rule =>
  (value, walk) => {
    const stream = walk.context.lookup(value);
    if (!(stream instanceof PDFRawStream)) return refuse();
    streamOf(() => ({ ...keys(), Resources: () => walk.ownLists(stream.dict, [stream]) }))(stream, walk);
    if (!stream.dict.has(RESOURCES)) walk.ownLists(stream.dict, [stream]);
  };
const form = drawing(() => ({ ...plainKeys('Name FormType BBox Matrix'), Group: group }));
const xObject: Rule = (value, walk) => {
  const stream = walk.context.lookup(value);
  if (!(stream instanceof PDFRawStream)) return refuse();
  const kind = nameOf(stream.dict, 'Subtype', walk);
  return kind === 'Image' ? image(stream, walk) : kind === 'Form' ? form(stream, walk) : refuse();
};

const SHADING = (): Keys => ({
  ...plainKeys('ShadingType Background BBox AntiAlias Domain Coords Extend Matrix'),
  ...plainKeys('BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow'),
  ColorSpace: colours,
  Function: functions,
});
const shading = either(dictOf(SHADING), streamOf(SHADING));
const pattern = either(
  dictOf(() => ({ ...plainKeys('Type PatternType Matrix'), Shading: shading, ExtGState: graphics })),
  drawing(() => plainKeys('PatternType PaintType TilingType BBox XStep YStep Matrix')),
);

const softMask = dictOf(() => ({ ...plainKeys('Type S BC'), G: form, TR: either(plain, functions) }));
const graphics: Rule = dictOf(() => ({
  ...plainKeys('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'),
  Font: list(either(plain, (value, walk) => font(value, walk))),
  SMask: either(plain, softMask),
  TR: either(plain, functions),
  TR2: either(plain, functions),
}));

const fontFile = streamOf(() => plainKeys('Length1 Length2 Length3'));
const descriptor = dictOf(() => ({
  ...plainKeys('Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight'),
  ...plainKeys('XHeight StemV StemH AvgWidth MaxWidth MissingWidth'),
  FontFile: fontFile,
  FontFile2: fontFile,
  FontFile3: fontFile,
}));
/** Which letters a font's numbers are of, such as "Adobe", "Japan1". */
const collection = dictOf(() => ({ Registry: bytes, Ordering: bytes, Supplement: plain }));
const characterMap: Rule = streamOf(() => ({
  ...plainKeys('CMapName WMode'),
  CIDSystemInfo: collection,
  UseCMap: either(plain, characterMap),
}));
const FONT = (): Keys => ({
  ...plainKeys('Type Subtype Name BaseFont FirstChar LastChar Widths'),
  FontDescriptor: descriptor,
  Encoding: either(
    plain,
    dictOf(() => plainKeys('Type BaseEncoding Differences')),
    characterMap,
  ),
  ToUnicode: either(plain, characterMap),
});
const cidFont = dictOf(() => ({
  ...plainKeys('Type Subtype BaseFont DW W DW2 W2'),
  CIDSystemInfo: collection,
  FontDescriptor: descriptor,
  CIDToGIDMap: either(plain, globals),
}));
const glyph = streamOf(() => ({}));
/** Each letter of it is drawn by instructions (9.6.5). */
const drawnFont: Rule = (value, walk) => {
  const dict = walk.context.lookup(value);
  const glyphs = dict instanceof PDFDict ? walk.context.lookup(dict.get(PDFName.of('CharProcs'))) : null;
  if (!(dict instanceof PDFDict && glyphs instanceof PDFDict)) return refuse();
  const instructions = glyphs.values().flatMap((one) => walk.context.lookup(one) ?? []);
  const keys = () => ({
    ...FONT(),
    ...plainKeys('FontBBox FontMatrix'),
    CharProcs: each(glyph),
    Resources: () => walk.ownLists(dict, instructions),
  });
  dictOf(keys)(dict, walk);
  if (!dict.has(RESOURCES)) walk.ownLists(dict, instructions);
};
const font: Rule = (value, walk) => {
  const dict = walk.context.lookup(value);
  if (!(dict instanceof PDFDict)) return refuse();
  const kind = nameOf(dict, 'Subtype', walk);
  if (kind === 'Type3') drawnFont(dict, walk);
  else if (kind === 'Type0') dictOf(() => ({ ...FONT(), DescendantFonts: list(cidFont) }))(dict, walk);
  else dictOf(FONT)(dict, walk);
};

/** What stands in a list for a name that only marks what is drawn: layers and texts for reading aloud are not drawn. */
export const MARKS = 'Properties';
/** The lists of what drawing instructions may name, and what may stand in each. */
export const LISTS: Readonly<Record<string, Rule>> = {
  XObject: xObject,
  Pattern: pattern,
  Shading: shading,
  ExtGState: graphics,
  ColorSpace: colours,
  Font: font,
};
const content = streamOf(() => ({}));
/** Of the page itself; its lists are by what it names. */
export const PAGE: Keys = {
  ...plainKeys('Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit'),
  Parent: () => undefined,
  Resources: () => undefined,
  Contents: either(content, list(content)),
  Group: group,
};
export const keepDrawn = (page: PDFDict, walk: Walk): void => keepOnly(page, PAGE, walk);
