// Whether a file is something to look at before it comes in (references, bookmarks, a table, an invitation), or one to keep as it is.
import { isInvitation } from '../stores/incoming.ts';
import { decodeText, detectBinary, detectText } from './detect.ts';

/** As much as tells what a text is. */
const START_BYTES = 20_000;

/** False also for a file that cannot be read: who keeps it says so. */
export async function isToLookAt(file: File): Promise<boolean> {
  if (isInvitation(file)) return true;
  const start = await file
    .slice(0, START_BYTES)
    .arrayBuffer()
    .then(
      (bytes) => new Uint8Array(bytes),
      () => null,
    );
  if (!start || detectBinary(start)) return false;
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  // a zip, a film: words that stand in it by chance say nothing of it
  if (!isUtf16 && start.includes(0)) return false;
  return detectText(decodeText(start)) !== null;
}
