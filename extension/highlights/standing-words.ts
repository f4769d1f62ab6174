// How a passage stands on the page, in words; and a passage as a quotation to paste elsewhere.
import type { QuoteTarget } from '../../shared/model/annotation.ts';
import type { Sighting } from './passage.ts';

/** Empty for a passage that is simply there, or of which nothing is known. */
export function standingWords({ end }: QuoteTarget, sighting: Sighting | undefined): string {
  if (end === 0) return 'From a part of the page that Waymark cannot look into; it is kept as a quotation.';
  switch (sighting?.standing) {
    case 'changed':
      return 'The page says it in other words now; these are the ones you marked.';
    case 'hidden':
      return 'It stands in a part of the page that is closed now. Open that part to see it.';
    case 'gone':
      return 'It could not be found on the page now. The words you marked stay here.';
    default:
      return '';
  }
}

/** Whether one can go to it on the page. */
export const isShown = (sighting: Sighting | undefined): boolean =>
  sighting?.standing === 'found' || sighting?.standing === 'changed';

/** “The words.” Title, address */
export const asQuotation = ({ exact }: QuoteTarget, title: string, url: string): string =>
  [`“${exact}”`, [title, url].filter(Boolean).join(', ')].filter(Boolean).join('\n');

/** "3 passages marked". */
export const countWords = (count: number): string =>
  count === 0 ? 'Nothing marked yet' : `${count} ${count === 1 ? 'passage' : 'passages'} marked`;
