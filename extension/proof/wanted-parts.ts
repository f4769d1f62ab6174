// Which parts are kept with a page: by what it is, what it offers and what the person has set.
import type { PartRole } from '../../shared/model/evidence.ts';
import type { PageReading } from '../capture/page-reading.ts';
import type { Settings } from '../settings.ts';

type Offered = Pick<PageReading, 'url' | 'kind' | 'isReadable' | 'metadata'>;

/** Where the file is that belongs to a page: the page itself when it is a PDF, or the PDF it offers; empty when there is none. */
export const fileAddressOf = ({ url, kind, metadata }: Pick<Offered, 'url' | 'kind' | 'metadata'>): string =>
  kind === 'pdf' ? url : metadata.pdfUrl;

const withoutHash = (address: string): string => address.replace(/#.*$/, '');

/** The page is a file in the browser's viewer: its words are in the file, and there is nothing else to copy. */
export const isFileItself = (page: Pick<Offered, 'url' | 'kind' | 'metadata'>): boolean => {
  const file = fileAddressOf(page);
  return file !== '' && withoutHash(file) === withoutHash(page.url);
};

/**
 * The parts that are kept whatever they show: the person was warned of the page and keeps it all the same, or the file that the
 * page is was read before. A file that a page offers was seen by nobody yet.
 */
export function lookedAtParts(reading: Offered & Pick<PageReading, 'identifiers'>): PartRole[] {
  if (isFileItself(reading)) return reading.isReadable ? ['file', 'text'] : [];
  return Object.keys(reading.identifiers).length > 0 ? ['text', 'page'] : [];
}

/** The parts to keep, in the order in which they are made. The manifest follows by itself. */
export function wantedParts(reading: Offered, settings: Pick<Settings, 'keepsPicture' | 'copiesKinds'>): PartRole[] {
  const isFile = isFileItself(reading);
  const wants: Partial<Record<PartRole, boolean>> = {
    picture: settings.keepsPicture,
    text: reading.isReadable || isFile,
    page: reading.isReadable && !isFile && settings.copiesKinds.includes(reading.kind),
    file: fileAddressOf(reading) !== '',
  };
  return (['picture', 'text', 'page', 'file'] as const).filter((role) => wants[role]);
}
