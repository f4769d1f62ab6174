// What is known of evidence files and the server, in words: what is here and there, what waits, and why.
import type { HostStatus } from '../host/status.ts';
import { sizeInWords } from './dates.ts';

type Known = Pick<HostStatus, 'serverFiles' | 'files' | 'server'>;

const counted = (count: number): string => (count === 1 ? 'One file' : `${count} files`);
const is = (count: number): string => (count === 1 ? 'is' : 'are');

/** Sentences, none while nothing is known. */
export function serverFilesInWords({ serverFiles, files, server }: Known): string[] {
  if (!serverFiles) return [];
  const { here, there, thereBytes, unsent, heldBack, repaired, reason } = serverFiles;
  if (serverFiles.server === 'none') return reason ? [reason] : [];
  const isConnected = server?.connection === 'connected';
  const isListed = serverFiles.server === 'listed';
  if (isListed && here.count === 0 && there.size === 0 && files.count === 0 && files.elsewhere === 0 && !reason)
    return ['There are no files yet.'];
  const sentences = [
    `Files on this device: ${here.count} (${sizeInWords(here.sizeBytes)}).`,
    isListed ? `On the server, sealed: ${there.size} (${sizeInWords(thereBytes)}).` : '',
  ];
  const sending = unsent.count - heldBack;
  if (sending > 0)
    sentences.push(
      isConnected && !reason
        ? `${counted(sending)} ${is(sending)} on the way to the server (${sizeInWords(unsent.sizeBytes)} left).`
        : `${counted(sending)} of this device ${is(sending)} not on the server yet.`,
    );
  if (heldBack > 0)
    sentences.push(
      `${counted(heldBack)} of more than 5 MB ${heldBack === 1 ? 'waits' : 'wait'} for a connection that is not metered.`,
    );
  if (files.onOpening > 0)
    sentences.push(
      `${counted(files.onOpening)} ${files.onOpening === 1 ? 'comes' : 'come'} to this device when you open ${files.onOpening === 1 ? 'it' : 'them'}.`,
    );
  if (files.elsewhere > 0)
    sentences.push(`${counted(files.elsewhere)} ${is(files.elsewhere)} on another device, not sent yet.`);
  if (repaired > 0)
    sentences.push(
      `${counted(repaired)} that ${repaired === 1 ? 'was' : 'were'} damaged on the server ${repaired === 1 ? 'was' : 'were'} repaired from another device.`,
    );
  if (reason) sentences.push(reason);
  return sentences.filter(Boolean);
}
