// The dated list as a table that Excel, LibreOffice and Waymark's own import open: UTF-8 with its mark, CRLF, ISO dates.
import type { ListedActivity } from '../../shared/audit/profile-document.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection", read 2026-11). */
export const harmless = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** RFC 4180. */
function cell(text: string): string {
  const words = harmless(
    text
      .normalize('NFC')
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  );
  return /[",;\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

/** Columns by the names that the import knows (pwa/import/table-columns.ts). */
export const activitiesCsv = (activities: readonly ListedActivity[]): string =>
  csvOf([
    ['No.', 'Date', 'To', 'Activity', 'Type', 'Provider', 'In the statement', 'Evidence', 'Only known as'],
    ...activities.map((one) => [
      String(one.number),
      one.startedOn ?? '',
      one.endedOn ?? '',
      one.title,
      one.typeLabel,
      one.provider,
      one.isChosen ? 'yes' : '',
      one.evidenceNumbers.join(' '),
      // "March 2026": the day in the column of dates is then the first of it
      /^\d/.test(one.dateText) ? '' : one.dateText,
    ]),
  ]);
