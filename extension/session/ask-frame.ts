// Asks a frame of a session's page, through the script that counts there.
import { browser } from 'wxt/browser';
import type { FrameRequest } from './page-answers.ts';

/** A page that does not answer within this has been closed or cannot. */
const ANSWER_MS = 15_000;

export const GONE =
  'The page does not answer. Press the Waymark button there, choose “Go on with the session”, and try again.';

/** The answer of the frame with this source; undefined when none answers. */
export async function askFrame(tabId: number, request: FrameRequest): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, undefined);
  });
  try {
    return await Promise.race([browser.tabs.sendMessage(tabId, request), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
