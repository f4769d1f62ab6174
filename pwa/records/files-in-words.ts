// Files that are still to come over, from the extension or the server, in words.
import type { ExtensionState } from '../host/extension-bridge.ts';
import type { FilesWaiting } from '../host/wanted-files.ts';
import { sizeInWords } from './dates.ts';

const counted = (count: number): string => (count === 1 ? 'One file' : `${count} files`);

/** Empty when nothing is lacking. */
export function filesInWords({ count, sizeBytes, elsewhere }: FilesWaiting, extension: ExtensionState): string {
  const isReachable = extension === 'connected' || extension === 'asleep';
  const sentences: string[] = [];
  if (count > 0 && isReachable)
    sentences.push(
      `${counted(count)} (${sizeInWords(sizeBytes)}) of what you kept ${count === 1 ? 'is' : 'are'} coming over.`,
    );
  if (count > 0 && !isReachable)
    sentences.push(
      `${counted(count)} of what you kept ${count === 1 ? 'is' : 'are'} not on this device. ${count === 1 ? 'It comes' : 'They come'} over when the extension that has ${count === 1 ? 'it' : 'them'} is connected.`,
    );
  if (elsewhere > 0)
    sentences.push(`${counted(elsewhere)} ${elsewhere === 1 ? 'is' : 'are'} on another device of yours.`);
  return sentences.join(' ');
}
