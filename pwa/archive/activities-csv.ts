// The list of activities as CSV: UTF-8 with its mark, days as ISO has them, for Excel and whatever reads tables.

import { harmless } from '../export/csv.ts';
import { typeText } from './activity-page.ts';
import type { ToldActivity } from './contents.ts';

const NAMES = [
  'Date',
  'End date',
  'Title',
  'Type',
  'Minutes',
  'Provider',
  'Place',
  'Address',
  'Tags',
  'What it was',
  'Why it matters',
  'Intended benefit',
  'What came of it',
  'Evidence',
  'In the bin since',
];

const csvCell = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

export const activitiesCsv = (activities: readonly ToldActivity[]): string =>
  csvText([
    NAMES,
    ...activities.map(({ activity, evidence }) => [
      activity.startedOn ?? '',
      activity.endedOn ?? '',
      activity.title,
      typeText(activity),
      activity.minutes === null ? '' : String(activity.minutes),
      activity.provider,
      activity.place,
      activity.url,
      activity.tags.join('; '),
      activity.description,
      activity.relevance,
      activity.intendedBenefit,
      activity.outcome,
      evidence.map(({ title }) => title).join('; '),
      activity.deletedOn ?? '',
    ]),
  ]);
