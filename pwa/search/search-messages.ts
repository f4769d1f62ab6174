// What the page and the search worker say to each other.
import type { LocalDate } from '../../shared/model/dates.ts';
import type { Found, RecordQuery } from './search-index.ts';

export interface Ask {
  /** Returned with the answer. */
  number: number;
  query: RecordQuery;
  limit: number;
  today: LocalDate;
}

/** `changed`: rows changed since the last answers, and may be found differently now. */
export type Told = { number: number; found: Found } | { number: number; failed: true } | { changed: true };
