// Which frames of a session's page nobody looks into: what plays there is not counted, and a person is to know it.
import type { Sample } from './sample.ts';

/**
 * Origins of frames that the page shows large, and of which no script tells. A frame of another site is closed to the page's own
 * script even where the browser lets one of ours in: then that one tells where it is.
 */
export function unseenFrames(last: Record<string, Sample>): string[] {
  const samples = Object.values(last);
  const seen = new Set(samples.map(({ origin }) => origin));
  return [...new Set(samples.flatMap(({ closedFrames }) => closedFrames))].filter((origin) => !seen.has(origin));
}
