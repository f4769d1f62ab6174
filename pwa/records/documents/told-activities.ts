// Activities read from the record as a document tells them: facts, words, reflections, evidence, oldest first.
import { activityDateText, dateText } from '../../../shared/audit/date-text.ts';
import type { ListedActivity } from '../../../shared/audit/profile-document.ts';
import { metadataOf } from '../../../shared/model/details.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reflection } from '../../../shared/model/reflection.ts';
import type { ProjectionDb } from '../../../shared/projection/database.ts';
import { type ActivityWithParts, activitiesById, withParts } from '../../../shared/projection/queries.ts';
import type { ReflectionModel } from '../../../shared/reflection-models/index.ts';
import { ACTIVITY_TYPE_NAMES } from '../../../shared/schemes/activity-type-names.ts';
import type { ToldActivity } from '../../export/describe-activities.ts';
import { titleOfActivity } from '../title-of-activity.ts';

export interface Telling {
  /** The model with the questions that a reflection answers. */
  modelUnder: (reflection: Reflection) => ReflectionModel;
  withReflections: boolean;
}

/** What the person wrote of an activity, in the order of its sheet; `at` is where it is written on the activity's page. */
export const SHEET_TEXTS = [
  { heading: 'What it was', field: 'description', at: 'description' },
  { heading: 'Why it matters to my work', field: 'relevance', at: 'relevance' },
  { heading: 'What I hoped for', field: 'intendedBenefit', at: 'intendedBenefit' },
  { heading: 'What came of it', field: 'outcome', at: 'what-came' },
] as const;

export async function chosenActivities(db: ProjectionDb, ids: readonly RecordId[]): Promise<ActivityWithParts[]> {
  const rows = await withParts(db, await activitiesById(db, [...ids]));
  const dayOf = ({ activity }: ActivityWithParts) => activity.startedOn ?? '9999';
  return rows.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
}

export function toldActivity({ activity, reflections, evidence }: ActivityWithParts, telling: Telling): ToldActivity {
  const { type, subtype, provider, place, minutes, url } = activity;
  const facts = [
    { label: 'Type', value: type ? ACTIVITY_TYPE_NAMES[type].label : '' },
    { label: 'Kind', value: subtype },
    { label: 'Given by', value: provider },
    { label: 'Place', value: place },
    { label: 'Time', value: minutes ? timeText(minutes) : '' },
    { label: 'Address', value: url.slice(0, 240) },
  ];
  return {
    title: titleOfActivity(activity),
    dateText: activityDateText(activity),
    facts: facts.filter(({ value }) => value),
    texts: SHEET_TEXTS.map(({ heading, field }) => ({ heading, text: activity[field] })).filter(({ text }) =>
      text.trim(),
    ),
    reflections: telling.withReflections ? reflections.flatMap((one) => toldReflection(one, telling)) : [],
    evidence: evidence.map((one) => ({
      title: one.title.trim() || 'Untitled',
      kindLabel: one.kind,
      dateText: one.obtainedOn ? dateText(one.obtainedOn) : '',
      url: one.capture?.canonicalUrl ?? one.snapshot?.url ?? addressOf(metadataOf(one).doi),
    })),
  };
}

const addressOf = (doi: string): string => (doi ? `https://doi.org/${doi}` : '');

function toldReflection(reflection: Reflection, telling: Pick<Telling, 'modelUnder'>): ToldActivity['reflections'] {
  const answers = toldAnswers(reflection, telling).map(({ label, text }) => ({ label, text }));
  return answers.length > 0 ? [{ name: telling.modelUnder(reflection).name, answers }] : [];
}

/** The answers to the model's questions, without empty ones, in their order. */
export const toldAnswers = (reflection: Reflection, { modelUnder }: Pick<Telling, 'modelUnder'>) =>
  modelUnder(reflection).prompts.flatMap(({ key, label }) => {
    const text = reflection.answers[key]?.trim() ?? '';
    return text ? [{ key, label, text }] : [];
  });

/** The activities as the rows of a table. */
export const listedActivities = (rows: readonly ActivityWithParts[]): ListedActivity[] =>
  rows.map(({ activity }, at) => ({
    number: at + 1,
    startedOn: activity.startedOn,
    endedOn: activity.endedOn,
    dateText: activityDateText(activity),
    title: titleOfActivity(activity),
    typeLabel: activity.type ? ACTIVITY_TYPE_NAMES[activity.type].label : '',
    provider: activity.provider,
    isChosen: false,
    evidenceNumbers: [],
  }));

/** "1 h 30 min". */
const timeText = (minutes: number): string =>
  [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ');
