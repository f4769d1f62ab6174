// Makes the example's records: an invented occupational therapist, over two years up to today, so that it always looks in use.
import { emptyMetadata } from '../../shared/model/capture.ts';
import { addDays, addMonths, localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { FileReference } from '../../shared/model/evidence.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import {
  createActivity,
  createEvidence,
  createProfile,
  createReflection,
  createRegistration,
  keepCapture,
  putLink,
} from '../../shared/portfolio/edit.ts';
import { reflectionModel } from '../../shared/reflection-models/index.ts';
import { cycleOf } from '../../shared/schemes/cycle.ts';
import {
  EXAMPLE_ACTIVITIES,
  EXAMPLE_PAGES,
  EXAMPLE_STATEMENT,
  EXAMPLE_SUMMARY,
  type ExampleActivity,
} from './example-activities.ts';

type Doc = Parameters<typeof createActivity>[0];

/** Nobody has it: the register gives no number of zeros. */
const NUMBER = 'OT000000';
const DAY_MS = 86_400_000;

/** `files`: those that were kept for the example, by the title of their evidence. */
export type FilesByTitle = ReadonlyMap<string, FileReference>;

export function fillExample(doc: Doc, now: Date, files: FilesByTitle = new Map()): void {
  const today = localDateOf(now);
  const asOT = { scheme: 'hcpc', profession: 'OT', periodStart: null, periodEnd: null };
  createRegistration(
    doc,
    {
      scheme: 'own',
      role: 'Occupational therapy student',
      periodStart: addMonths(today, -115),
      periodEnd: addMonths(today, -80),
    },
    now,
  );
  const registrationId = createRegistration(
    doc,
    {
      ...asOT,
      number: NUMBER,
      name: 'Example Therapist',
      role: 'Occupational therapist, community team',
      registeredSince: addMonths(today, -79),
    },
    now,
  );
  const stories = EXAMPLE_ACTIVITIES.flatMap((activity) => {
    const id = addActivity(doc, activity, { now, files });
    return activity.starred ? [id] : [];
  });
  for (const page of EXAMPLE_PAGES) keepPage(doc, page, now);
  const profileId = createProfile(
    doc,
    {
      registrationId,
      cycleStart: cycleOf(asOT, today)?.start ?? null,
      state: 'drafting',
      summary: EXAMPLE_SUMMARY,
      statement: EXAMPLE_STATEMENT,
    },
    now,
  );
  for (const [index, id] of stories.slice(0, 2).entries()) putLink(doc, 'profileActivity', profileId, id, index);
}

function addActivity(
  doc: Doc,
  activity: ExampleActivity,
  { now, files }: { now: Date; files: FilesByTitle },
): RecordId {
  const { daysAgo, lasted, evidence = [], reflection, ...fields } = activity;
  const startedOn = addDays(localDateOf(now), -daysAgo);
  const then = new Date(Math.min(now.getTime(), now.getTime() - daysAgo * DAY_MS));
  const endedOn = lasted ? addDays(startedOn, lasted - 1) : null;
  const target = activity.starred ? ('story' as const) : ('list' as const);
  const id = createActivity(doc, { ...fields, startedOn, endedOn, target }, then);
  // a day later: the day on it is its own, not the day on which it was added
  const added = new Date(Math.min(now.getTime(), then.getTime() + DAY_MS));
  for (const { title, kind } of evidence) {
    const file = files.get(title) ?? null;
    const piece = createEvidence(
      doc,
      {
        title,
        kind,
        source: kind === 'Course certificate' ? 'certificate' : file ? 'file' : 'note',
        obtainedOn: startedOn,
        confidentiality: 'clear',
        file,
        fileName: file ? `${title.replaceAll(':', '')}.pdf` : '',
      },
      added,
    );
    putLink(doc, 'activityEvidence', id, piece);
  }
  const model = reflection && reflectionModel(reflection.model);
  if (reflection && model) {
    const promptKeys = model.prompts.map(({ key }) => key);
    createReflection(doc, { activityId: id, modelKey: model.key, promptKeys, answers: reflection.answers }, then);
  }
  return id;
}

function keepPage(doc: Doc, { title, daysAgo, kind, site }: (typeof EXAMPLE_PAGES)[number], now: Date): void {
  const then = new Date(now.getTime() - daysAgo * DAY_MS);
  const url = `https://learning.example/${kind}/${daysAgo}`;
  const capture = {
    url,
    canonicalUrl: url,
    capturedAt: toInstant(then),
    kind,
    metadata: { ...emptyMetadata(), title, siteName: site, language: 'en-GB' },
    selection: '',
    extensionVersion: '',
  };
  keepCapture(
    doc,
    {
      activityId: newId(),
      evidenceId: newId(),
      capture,
      title,
      provider: site,
      type: kind === 'article' ? 'selfDirected' : 'formal',
      startedOn: localDateOf(then),
      description: '',
    },
    then,
  );
}
