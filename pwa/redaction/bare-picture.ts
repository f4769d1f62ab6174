// Takes out of a picture in a PDF what a camera or program wrote beside its pixels. A JPEG lies in the file as it was made.
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNull, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { isBareJp2, readJp2 } from '../pictures/metadata/jp2.ts';
import { readJpeg } from '../pictures/metadata/jpeg.ts';

const [FILTER, SETTINGS] = [PDFName.of('Filter'), PDFName.of('DecodeParms')] as [PDFName, PDFName];
const [JPEG, JPEG_2000] = [PDFName.of('DCTDecode'), PDFName.of('JPXDecode')] as [PDFName, PDFName];
/** Packed once more a JPEG shrinks little. */
const PACKED_TIMES_MAX = 4;

const listOf = (value: PDFObject | undefined): PDFObject[] =>
  value instanceof PDFArray ? value.asArray().map((_, at) => value.lookup(at) ?? PDFNull) : value ? [value] : [];

/** The picture itself, out of what it is packed in besides; null where more comes out than a picture would. */
function unpacked(stream: PDFRawStream, outer: PDFObject[], settings: PDFObject[]): Uint8Array<ArrayBuffer> | null {
  const packed = stream.getContents();
  if (outer.length === 0) return new Uint8Array(packed.buffer as ArrayBuffer, packed.byteOffset, packed.length);
  const { context } = stream.dict;
  const dict = PDFDict.withContext(context);
  dict.set(FILTER, context.obj(outer as never));
  dict.set(SETTINGS, context.obj(outer.map((_, at) => settings[at] ?? PDFNull) as never));
  const max = packed.length * PACKED_TIMES_MAX + 65_536;
  const bytes = decodePDFRawStream(PDFRawStream.of(dict, packed)).getBytes(max + 1);
  return bytes.length > max ? null : new Uint8Array(bytes);
}

function bareOf(bytes: Uint8Array<ArrayBuffer>, kind: PDFObject): Uint8Array<ArrayBuffer> | null {
  if (kind === JPEG) return readJpeg(bytes)?.without() ?? null;
  return isBareJp2(bytes) ? bytes : (readJp2(bytes)?.without() ?? null);
}

/** Changes the stream in place: the same pixels. False where it is a picture of this kind and cannot be gone through; others are left. */
export function barePicture(stream: PDFRawStream): boolean {
  const filters = listOf(stream.dict.lookup(FILTER));
  const kind = filters.at(-1);
  if (kind !== JPEG && kind !== JPEG_2000) return true;
  const settings = listOf(stream.dict.lookup(SETTINGS));
  try {
    const bytes = unpacked(stream, filters.slice(0, -1), settings);
    const bare = bytes ? bareOf(bytes, kind) : null;
    if (!bytes || !bare) return false;
    if (bare.length === bytes.length) return true;
    stream.updateContents(bare);
    stream.dict.set(FILTER, kind);
    const own = filters.length === settings.length ? settings.at(-1) : undefined;
    if (own instanceof PDFDict) stream.dict.set(SETTINGS, own);
    else stream.dict.delete(SETTINGS);
    return true;
  } catch {
    // broken, or packed in a way that is not known
    return false;
  }
}
