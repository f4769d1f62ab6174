// What was pasted or dropped anywhere in the app and waits to be looked at: an address to keep, or files and words to bring in.
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { RecordId } from '../../shared/model/id.ts';

export interface IncomingAddress {
  /** http or https. */
  url: string;
  /** The words of the link, or empty. */
  title: string;
}

/** A calendar file, by its name: it goes to the plan, other files to the import. */
export const isInvitation = ({ name }: File): boolean => /\.ics$/i.test(name);

/** Files that become activities in the inbox, each one of its own. */
export interface IncomingFiles {
  files: File[];
  /** The person says that these are certificates: a photograph does not tell it itself. */
  areCertificates: boolean;
}

/** A file of a share that is held until it is in, or is let go of. */
export interface HeldFile {
  /** Of the share. */
  id: RecordId;
  /** Among all files that were shared. */
  place: number;
}

export const useIncoming = defineStore('incoming', () => {
  const address = shallowRef<IncomingAddress | null>(null);
  const files = shallowRef<File[]>([]);
  const text = ref('');
  /** Where each of `files` is held; null for files that came by hand. */
  const held = shallowRef<{ files: readonly File[]; as: readonly HeldFile[] } | null>(null);
  const toInbox = shallowRef<IncomingFiles[]>([]);

  /** Files of shares, to be looked at like any others. */
  function putHeld(some: { file: File; as: HeldFile }[]): void {
    const ofShares = some.map(({ file }) => file);
    files.value = ofShares;
    held.value = { files: ofShares, as: some.map(({ as }) => as) };
  }

  /** Files and words for the import page, once; and where each of the files is held, if they are. */
  function take(): { files: File[]; text: string; held: readonly HeldFile[] } {
    // files that came by hand meanwhile are others
    const as = held.value?.files === files.value ? held.value.as : [];
    const taken = { files: files.value, text: text.value, held: as };
    held.value = null;
    files.value = [];
    text.value = '';
    return taken;
  }

  /** Files for the inbox, once. */
  function takeToInbox(): IncomingFiles[] {
    const taken = toInbox.value;
    toInbox.value = [];
    return taken;
  }

  return { address, files, text, toInbox, putHeld, take, takeToInbox };
});
