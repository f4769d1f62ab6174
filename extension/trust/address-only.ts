// A page by its address alone, for a page that shows a patient or a sign-in: nothing of its words is kept.
import { countIdentifiers } from '../../shared/privacy/scan.ts';
import { type PageReading, readingFromTab } from '../capture/page-reading.ts';

const shows = (text: string): boolean => Object.keys(countIdentifiers(`Patient number ${text}`)).length > 0;

/** The address without parameters that name a patient; without its path where that does. */
function withoutPatients(address: string): string {
  const url = new URL(address);
  const plain = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  for (const [name, value] of [...url.searchParams]) if (shows(value)) url.searchParams.delete(name);
  if (shows(plain(url.hash.slice(1)))) url.hash = '';
  if (url.pathname.split('/').some((part) => shows(plain(part)))) return `${url.origin}/`;
  return url.href;
}

/** What stays of a reading when only its address is kept. Its title is that of its place, since a page's own may hold a name. */
export function addressOnly(reading: PageReading): PageReading {
  const url = withoutPatients(reading.url);
  const bare = readingFromTab({ url });
  // an address of the web gives a reading: the one that came is of the web
  return { ...reading, ...bare, url, canonicalUrl: url, kind: reading.kind === 'pdf' ? 'pdf' : 'page', selection: '' };
}
