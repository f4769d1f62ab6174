// The beginning of a portfolio.
import type * as Y from 'yjs';
import { toInstant } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { LAYOUT, metaOf } from '../layout.ts';
import { change } from './writing.ts';

/** Marks a new portfolio as such. Its id is how two devices know that they hold the same one. */
export function startPortfolio(doc: Y.Doc, portfolioId: RecordId, now: Date): void {
  change(doc, () => {
    const meta = metaOf(doc);
    meta.set('portfolioId', portfolioId);
    meta.set('layout', LAYOUT);
    meta.set('minimumReader', 1);
    meta.set('createdAt', toInstant(now));
  });
}
