// Activities read from the record as a document tells them: facts, words, reflections, evidence, oldest first.
import { activityDateText, dateText } from '../../../shared/audit/date-text.ts';
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
  const texts = [
    { heading: 'What it was', text: activity.description },
    { heading: 'Why it matters to my work', text: activity.relevance },
    { heading: 'What I hoped for', text: activity.intendedBenefit },
    { heading: 'What came of it', text: activity.outcome },
  ];
  return {
    title: titleOfActivity(activity),
    dateText: activityDateText(activity),
    facts: facts.filter(({ value }) => value),
    texts: texts.filter(({ text }) => text.trim()),
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

function toldReflection(reflection: Reflection, { modelUnder }: Telling): ToldActivity['reflections'] {
  const model = modelUnder(reflection);
  const answers = model.prompts.flatMap(({ key, label }) => {
    const text = reflection.answers[key]?.trim() ?? '';
    return text ? [{ label, text }] : [];
  });
  return answers.length > 0 ? [{ name: model.name, answers }] : [];
}

/** "1 h 30 min". */
const timeText = (minutes: number): string =>
  [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ');
