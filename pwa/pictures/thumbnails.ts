// Thumbnails of kept files: of pictures a small copy, of PDFs their first page. Made when they are first looked at, one after the
// other, and remembered as long as the page is open; whatever is forgotten is made again.

import type { FileReference } from '../../shared/model/evidence.ts';
import { oneAtATime } from '../../shared/model/in-turn.ts';
import { SMALL_HEIGHT_PX, smallPicture } from './small-picture.ts';

/** Some 15 kB each. */
const REMEMBERED_MAX = 400;

const isPdf = (mime: string): boolean => mime === 'application/pdf';
/** Whether a thumbnail of such a file may be had at all. */
export const canBePictured = (mime: string): boolean => isPdf(mime) || mime.startsWith('image/');

async function make(file: Blob, mime: string): Promise<Blob | null> {
  if (!isPdf(mime)) return smallPicture(file);
  const { pdfPicture } = await import('../../shared/documents/pdf-picture.ts');
  return pdfPicture(new Uint8Array(await file.arrayBuffer()), { width: 2 * SMALL_HEIGHT_PX, height: SMALL_HEIGHT_PX });
}

/** By content, so that one file is pictured once, whatever it is evidence of. Null where it cannot be shown. */
const remembered = new Map<string, Blob | null>();
const inTurn = oneAtATime();

function remember(sha256: string, picture: Blob | null): void {
  remembered.delete(sha256);
  remembered.set(sha256, picture);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
}

/**
 * The thumbnail; null when this browser cannot show the file; undefined when it is not here, or no longer wanted when its turn
 * came: what was scrolled past is not made.
 */
export async function thumbnailOf(
  { sha256, mime }: FileReference,
  read: () => Promise<Blob | null>,
  isWanted: () => boolean = () => true,
): Promise<Blob | null | undefined> {
  const mine = inTurn(async () => {
    const known = remembered.get(sha256);
    if (known !== undefined) return known;
    if (!isWanted()) return undefined;
    // a damaged file is told of where it is opened
    const file = await read().catch(() => null);
    if (!file) return undefined;
    const picture = await make(file, mime);
    remember(sha256, picture);
    return picture;
  });
  return remembered.get(sha256) ?? mine;
}
