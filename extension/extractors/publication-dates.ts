// The dates of an article, kept apart: when it says that it was published, and the day it could first be read online.

export interface PublicationDates {
  publishedOn: string;
  /** Empty when no day besides `publishedOn` is known. */
  onlineOn: string;
}

const dayOf = (date: string): string => date.slice(0, 10);

/** Whether the first date is surely before the second, each as exact as it was written. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(dayOf(one).length, dayOf(other).length);
  return one.slice(0, length) < other.slice(0, length);
}

/** The date of publication and the day online, as one source names them. */
export function statedDates(published: string, online: string): PublicationDates {
  const isOne = !published || !online || dayOf(published) === dayOf(online);
  return { publishedOn: published || online, onlineOn: isOne ? '' : online };
}

/** Journals put articles online up to this long before the issue they belong to. Months. */
const AHEAD_MAX = 24;

const monthsBetween = (early: string, late: string): number =>
  (Number(late.slice(0, 4)) - Number(early.slice(0, 4))) * 12 +
  (Number(late.slice(5, 7) || '12') - Number(early.slice(5, 7) || '01'));

/**
 * Citation tags often name the issue alone, as a month or a year. A whole day that another source gives for the same article is that
 * day when it lies in the month, and the day it went online when it lies not long before. Null when it says nothing of the kind.
 */
export function withExactDay(stated: string, exact: string): PublicationDates | null {
  if (stated.length >= 10 || exact.length < 10) return null;
  if (exact.startsWith(stated)) return { publishedOn: exact, onlineOn: '' };
  const isAhead = isBefore(exact, stated) && monthsBetween(exact, stated) <= AHEAD_MAX;
  return isAhead ? { publishedOn: stated, onlineOn: dayOf(exact) } : null;
}

/** What systems write where there is no date: the first days of COBOL, SQL, spreadsheets and Unix. */
const PLACEHOLDERS = /^(?:1582-10-15|1601-01-01|1753-01-01|1899-12-3[01]|1900-01-0[01]|1969-12-31|1970-01-01|9999)/;
/** The web's first pages; nothing shown on a page was published there before. */
const WEB_SINCE = 1990;

export interface DateLimits {
  /** Today, `YYYY-MM-DD`. */
  today: string;
  /** From a scholar's or librarian's tags: a scanned article may be centuries old. */
  isCatalogued: boolean;
  /** From what a page shows or its programs hold, where any figure may be taken for a date. */
  isGuess: boolean;
}

/**
 * Whether something being read can have been published then. A day's margin, since it may be tomorrow where the page is from; a
 * catalogue may name the issue of next year.
 */
export function isPossible(date: string, { today, isCatalogued, isGuess }: DateLimits): boolean {
  if (PLACEHOLDERS.test(date)) return false;
  const year = Number(date.slice(0, 4));
  if (year < (isCatalogued ? 1500 : isGuess ? WEB_SINCE : 1900)) return false;
  if (isCatalogued && date.length < 10) return year <= Number(today.slice(0, 4)) + 1;
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return date.slice(0, Math.min(10, date.length)) <= tomorrow.slice(0, Math.min(10, date.length));
}
