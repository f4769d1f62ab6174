// The texts that stand in a document of activities, each with where it is changed: looked through before the document is made.
import type { ActivityWithParts } from '../../../shared/projection/queries.ts';
import type { Passage } from '../confidentiality/open-finds.ts';
import { titleOfActivity } from '../title-of-activity.ts';
import { SHEET_TEXTS, type Telling, toldAnswers } from './told-activities.ts';

/** Sheets with all that is told of each; the dated list has less. */
export type ToldDocument = { kind: 'list' } | ({ kind: 'sheets' } & Telling);

const IN_LIST = [
  { field: 'title', says: 'its title', at: 'activity-title' },
  { field: 'provider', says: 'who gave it', at: 'facts' },
] as const;
const IN_SHEET = [
  ...IN_LIST,
  { field: 'subtype', says: 'its kind', at: 'facts' },
  { field: 'place', says: 'its place', at: 'facts' },
] as const;

/** Addresses of pages are not among them: their numbers look like everything. */
export const passagesOfActivities = (rows: readonly ActivityWithParts[], told: ToldDocument): Passage[] =>
  rows.flatMap((row) => passagesOf(row, told)).filter(({ text }) => text.trim() !== '');

function passagesOf(row: ActivityWithParts, told: ToldDocument): Passage[] {
  const { activity, evidence } = row;
  const name = `“${titleOfActivity(activity)}”`;
  const passage = (place: string, { says, at, text }: { says: string; at: string; text: string }): Passage => ({
    place,
    where: `${name}, ${says}`,
    to: at.startsWith('/') ? at : `/activity/${activity.id}#${at}`,
    text,
  });
  const ofField = ({ field, says, at }: (typeof IN_SHEET)[number]) =>
    passage(`${activity.id}:${field}`, { says, at, text: activity[field] });
  if (told.kind === 'list') return IN_LIST.map(ofField);
  return [
    ...IN_SHEET.map(ofField),
    ...SHEET_TEXTS.map(({ field, heading, at }) =>
      passage(`${activity.id}:${field}`, { says: lowerFirst(heading), at, text: activity[field] }),
    ),
    ...(told.withReflections ? row.reflections : []).flatMap((reflection) =>
      toldAnswers(reflection, told).map(({ key, label, text }) =>
        passage(`${reflection.id}:${key}`, { says: `your reflection: ${label}`, at: 'reflection', text }),
      ),
    ),
    ...evidence.flatMap(({ id, title, kind }) => [
      passage(`${id}:title`, { says: 'the title of its evidence', at: `/evidence/${id}`, text: title }),
      passage(`${id}:kind`, { says: 'the kind of its evidence', at: `/evidence/${id}`, text: kind }),
    ]),
  ];
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
