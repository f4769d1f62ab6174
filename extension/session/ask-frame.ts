// Asks a frame of a session's page, through the script that counts there.
import { browser } from 'wxt/browser';
import { inTime } from '../../shared/model/in-time.ts';
import type { FrameRequest } from './page-answers.ts';

/** A page that does not answer within this has been closed or cannot. */
const ANSWER_MS = 15_000;

export const GONE =
  'The page does not answer. Press the Waymark button there, choose “Go on with the session”, and try again.';

/** The answer of the frame with this source; null when none answers. */
export async function askFrame(tabId: number, request: FrameRequest): Promise<unknown> {
  try {
    return await inTime<unknown>(browser.tabs.sendMessage(tabId, request), ANSWER_MS);
  } catch {
    return null;
  }
}
