// Why nothing of what was shared has arrived, in sentences that say what to do.
import { SHARE_FAILURES, type ShareFailure } from '../../share/answer-share.ts';

const SENTENCES: Record<ShareFailure, string> = {
  full: 'This device’s storage is full, so what you shared could not be kept. It is still where you shared it from: free some space, then share it again.',
  unread:
    'What you shared could not be read, so nothing of it is kept. It is still where you shared it from: share it again.',
  elsewhere:
    'What you shared has not arrived: Waymark was not ready to take it on this device. It is now, so share it again. The first time it went as far as the server that Waymark comes from, which did not read it.',
};

/** Empty for anything but a failure. `shared`: of the address, so anything. */
export function sentenceOf(shared: unknown): string {
  const failure = SHARE_FAILURES.find((one) => one === shared);
  return failure ? SENTENCES[failure] : '';
}
