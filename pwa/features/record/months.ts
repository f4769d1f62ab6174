// The dated list in months, in the order in which it comes.
import { dateText } from '../../../shared/audit/date-text.ts';
import type { ActivityWithParts } from '../../../shared/projection/queries.ts';

export interface Month {
  /** `YYYY-MM`, or `none` for activities without a date. */
  key: string;
  /** "March 2026", "No date yet". */
  label: string;
  rows: ActivityWithParts[];
}

/** Rows under their months. A month's count is of the rows given, which may be the first part of a longer list. */
export function monthsOf(rows: readonly ActivityWithParts[]): Month[] {
  const months: Month[] = [];
  for (const row of rows) {
    const { startedOn } = row.activity;
    const key = startedOn?.slice(0, 7) ?? 'none';
    const last = months.at(-1);
    if (last?.key === key) last.rows.push(row);
    else months.push({ key, label: startedOn ? dateText(startedOn, 'month') : 'No date yet', rows: [row] });
  }
  return months;
}
