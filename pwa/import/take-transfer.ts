// Where a paste or a drop goes: an address is asked about, lists and tables are looked at, files are kept or looked at.
import type { Router } from 'vue-router';
import { isNamedPicture } from '../records/evidence/told-by-picture.ts';
import { isInvitation, type useIncoming } from '../stores/incoming.ts';
import { addressIn, isReadingList, type TransferredWords, tableIn } from './transfer.ts';

export interface Transfer {
  words: TransferredWords;
  files: File[];
  isDrop: boolean;
}

interface Ways {
  incoming: ReturnType<typeof useIncoming>;
  router: Pick<Router, 'push' | 'currentRoute'>;
}

/** On these screens a file is kept at once; on others it is looked at first, and pictures are looked over in the inbox anywhere. */
const KEEPING = ['/inbox', '/add'];

export function takeFiles(files: File[], { incoming, router }: Ways, areCertificates = false): void {
  if (files.every(isInvitation)) {
    incoming.files = files;
    void router.push('/plan');
  } else if (KEEPING.includes(router.currentRoute.value.path) || files.every(isNamedPicture)) {
    incoming.toInbox = [...incoming.toInbox, { files, areCertificates }];
    void router.push('/inbox');
  } else {
    incoming.files = files;
    void router.push('/import');
  }
}

/** False when there is nothing in it that could be kept. */
export function takeTransfer({ words, files, isDrop }: Transfer, ways: Ways): boolean {
  const { incoming, router } = ways;
  // what is copied from a table or document often has a picture of itself beside it: there the words go first
  if (isDrop && files.length > 0) {
    takeFiles(files, ways);
    return true;
  }
  const address = addressIn(words);
  // a link of the app itself, dragged by accident
  if (address && new URL(address.url).origin === location.origin) return false;
  if (address) {
    incoming.address = address;
    return true;
  }
  const list = tableIn(words) || (isReadingList(words) ? words.plain : '');
  if (list) {
    incoming.text = list;
    void router.push('/import');
    return true;
  }
  if (files.length === 0) return false;
  takeFiles(files, ways);
  return true;
}
