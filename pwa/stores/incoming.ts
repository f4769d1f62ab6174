// What was pasted or dropped anywhere in the app and waits to be looked at: an address to keep, or files and words to bring in.
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

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

export const useIncoming = defineStore('incoming', () => {
  const address = shallowRef<IncomingAddress | null>(null);
  const files = shallowRef<File[]>([]);
  const text = ref('');
  const toInbox = shallowRef<IncomingFiles[]>([]);

  /** Files and words for the import page, once. */
  function take(): { files: File[]; text: string } {
    const taken = { files: files.value, text: text.value };
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

  return { address, files, text, toInbox, take, takeToInbox };
});
