// The first moment with a portfolio that was just joined: says what is here now.
import type { Host } from './host.ts';
import { linkedInWords } from './linked-in-words.ts';

/** Once the document is loaded. `moved`: activities that this device held before, and brought along. */
export async function welcomeLinked(moved: number, host: Host, say: (text: string) => void): Promise<void> {
  await host.portfolio.loaded;
  const { countActivities } = await import('../../shared/portfolio/read.ts');
  say(linkedInWords(countActivities(host.portfolio.doc), moved));
}
