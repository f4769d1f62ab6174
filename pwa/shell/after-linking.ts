// The first moment with a portfolio that was just joined: says what is here now.
import type { Host } from '../host/host.ts';
import type { Linked } from '../stores/next-start.ts';
import { linkedInWords } from './linked-in-words.ts';

/** Once the document is loaded. */
export async function welcomeLinked({ moved }: Linked, host: Host, say: (text: string) => void): Promise<void> {
  await host.portfolio.loaded;
  const { readAll } = await import('../../shared/portfolio/read.ts');
  const activities = readAll(host.portfolio.doc, 'activity').filter((one) => one.deletedOn === null);
  say(linkedInWords(activities.length, moved));
}
