// Covered words that stand beside the page's words too, in what goes along with them: they are said, for a cover does not reach there.
import { listText } from '../../shared/wording/list-text.ts';
import { placesOf } from './word-covers.ts';

export interface Beside {
  /** "its title". */
  where: string;
  text: string;
}

/** Shorter words stand everywhere. */
const SAID_MIN = 3;

/** An address parts its words by signs. */
function spelt(text: string): string {
  if (!/^https?:/.test(text)) return text;
  try {
    return decodeURIComponent(text).replace(/[-_+/?=&.]+/g, ' ');
  } catch {
    return text.replace(/[-_+/?=&.]+/g, ' ');
  }
}

/** "“Mrs Sample” stands in its title and its address too, which go along as they are." Empty where nothing does. */
export function saidBesides(covered: readonly string[], besides: readonly Beside[]): string[] {
  return covered
    .filter((words) => words.length >= SAID_MIN)
    .flatMap((words) => {
      const where = [
        ...new Set(besides.filter(({ text }) => placesOf(spelt(text), words).length > 0).map((one) => one.where)),
      ];
      if (where.length === 0) return [];
      return `“${words}” stands in ${listText(where)} too, which ${where.length === 1 ? 'goes' : 'go'} along as ${where.length === 1 ? 'it is' : 'they are'}.`;
    });
}
