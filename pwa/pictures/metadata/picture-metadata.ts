// What a picture says of itself beside its pixels, in words, and the same picture without it.
// Own code, since none of the packages that can be had takes all of it out of all these formats in a browser and leaves the way
// round that the picture is shown: exif-be-gone works on Node's streams and turns photographs over, piexifjs knows only JPEG.
import { listText } from '../../../shared/wording/list-text.ts';
import type { Told } from './exif.ts';
import type { PictureMetadata } from './format.ts';
import { readHeif } from './heif.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

const FORMATS = [readJpeg, readPng, readWebp, readHeif];

/** Null for what is no picture of a kind that is known, or is broken. */
export function readMetadata(bytes: Uint8Array<ArrayBuffer>): PictureMetadata | null {
  for (const read of FORMATS) {
    try {
      const metadata = read(bytes);
      if (metadata) return metadata;
    } catch (error) {
      // reading past the end of a broken file
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** "This photo says where and when it was taken." Empty when it says nothing that is anybody's business. */
export function toldInWords({ place, time, device, words }: Told): string {
  const taken = listText([place ? 'where' : '', time ? 'when' : '', device ? 'with what' : ''].filter(Boolean));
  if (!place && !time) return words ? 'This picture carries words of its own, such as names or a description.' : '';
  return `This picture says ${taken} it was taken${words ? ', and carries words such as names' : ''}.`;
}

/** What taking it out is called on a button or a tick box. */
export function removalInWords({ place, time }: Told): string {
  const taken = listText([place ? 'where' : '', time ? 'when' : ''].filter(Boolean));
  return taken ? `Remove ${taken} it was taken` : 'Remove the words';
}
