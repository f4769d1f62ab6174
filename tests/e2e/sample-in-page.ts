// Fills the app's own databases with an invented person's portfolio; bundled and run in a page before the app starts.
import { emptyMetadata } from '../../shared/model/capture.ts';
import { addDays, type LocalDate, localDateOf, toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import {
  createActivity,
  createEvidence,
  createGoal,
  createProfile,
  createReflection,
  createRegistration,
  keepCapture,
  putLink,
} from '../../shared/portfolio/edit.ts';
import { ensureIdentity, openLocal } from '../../shared/portfolio/identity.ts';
import { openPortfolio } from '../../shared/portfolio/open.ts';
import { reflectionModel } from '../../shared/reflection-models/index.ts';
import { cycleOf } from '../../shared/schemes/cycle.ts';

type Doc = ReturnType<typeof openPortfolio>['doc'];

const now = new Date();
const today = localDateOf(now);
const ago = (days: number): LocalDate => addDays(today, -days);

function keepPage(doc: Doc, title: string, daysAgo: number, kind: 'article' | 'webinar'): void {
  const url = `https://learning.example/${kind}/${daysAgo}`;
  const capturedAt = new Date(now.getTime() - daysAgo * 86_400_000);
  const metadata = {
    ...emptyMetadata(),
    title,
    authors: ["Siân Ŵyn-O'Brien", 'Łukasz Nowak', 'Nguyễn Thị Mai'],
    siteName: 'Alder Learning',
    publishedOn: '2026-03',
    language: 'en-GB',
  };
  keepCapture(
    doc,
    {
      activityId: newId(),
      evidenceId: newId(),
      capture: {
        url,
        canonicalUrl: url,
        capturedAt: toInstant(capturedAt),
        kind,
        metadata,
        selection: '',
        extensionVersion: '0.1.0',
      },
      title,
      provider: 'Alder Learning',
      type: kind === 'article' ? 'selfDirected' : null,
      startedOn: localDateOf(capturedAt),
      description: daysAgo === 2 ? 'For the splinting audit.' : '',
    },
    capturedAt,
  );
}

function addStory(doc: Doc): string {
  const id = createActivity(
    doc,
    {
      title: 'Study day: early mobilisation after flexor tendon repair',
      startedOn: ago(40),
      type: 'formal',
      subtype: 'Course',
      minutes: 360,
      provider: 'Hazel Trust',
      place: 'Leeds',
      target: 'story',
      starred: true,
      description: 'A day with a hand therapist on protocols, splint design and what to tell people before surgery.',
      relevance: 'I see about three people a month after tendon repair.',
      intendedBenefit: 'Fewer contractures, and people who know why they exercise.',
      outcome: 'We changed the first leaflet and now offer the first appointment within five days.',
    },
    now,
  );
  const model = reflectionModel('gibbs');
  if (!model) throw new Error('the models have changed');
  const promptKeys = model.prompts.map((prompt) => prompt.key);
  const answers = {
    [promptKeys[0] ?? '']:
      'We compared three protocols. I had only used one of them.\n\nThe case we discussed was close to one of mine.',
    [promptKeys[1] ?? '']: 'Relieved at first, then unsure whether our own splints allow enough movement.',
  };
  createReflection(doc, { activityId: id, modelKey: model.key, promptKeys, answers }, now);
  const evidence = createEvidence(
    doc,
    {
      title: 'Certificate of attendance',
      kind: 'Course certificate',
      source: 'certificate',
      obtainedOn: ago(39),
      confidentiality: 'clear',
    },
    now,
  );
  putLink(doc, 'activityEvidence', id, evidence);
  return id;
}

function addOthers(doc: Doc): string[] {
  const listed = [
    { title: 'Journal club: fatigue after stroke', startedOn: ago(12), type: 'professional', minutes: 60 },
    { title: 'Supervising a second-year student', startedOn: ago(95), endedOn: ago(60), type: 'workBased' },
    {
      title: 'Reading: NICE guideline on rehabilitation after traumatic injury',
      startedOn: ago(150),
      type: 'selfDirected',
    },
    { title: 'Peer observation on the stroke ward', startedOn: ago(210), type: 'workBased', minutes: 90 },
    { title: 'Wheelchair clinic shadowing', startedOn: ago(400), type: 'other', provider: 'Birch House' },
    { title: 'Sensory integration webinar', startedOn: addDays(today, 21), type: 'formal', provider: 'Rowan Courses' },
  ] as const;
  return listed.map((fields) => createActivity(doc, { ...fields, description: 'An invented activity.' }, now));
}

/**
 * An occupational therapist in the middle of a cycle: two pages in the inbox, seven activities, a profile begun. With a goal, the
 * fullest activity serves it.
 */
async function fillWithSample(goal: string): Promise<{ activityId: string }> {
  const local = openLocal();
  const identity = await ensureIdentity(local, 'Sample computer', now);
  local.close();
  const portfolio = openPortfolio({ documentName: identity.documentName });
  await portfolio.loaded;
  const { doc } = portfolio;
  const fields = {
    scheme: 'hcpc',
    profession: 'OT',
    number: 'OT012345',
    name: "Siân Ŵyn-O'Brien",
    registeredSince: '2014-09-01' as LocalDate,
  };
  const registrationId = createRegistration(doc, fields, now);
  keepPage(doc, 'Early active movement after tendon repair: a review', 2, 'article');
  keepPage(doc, 'Webinar: “Fatigue is not tiredness”', 0, 'webinar');
  const activityId = addStory(doc);
  if (goal) putLink(doc, 'goalActivity', createGoal(doc, { title: goal }, now), activityId as never);
  const others = addOthers(doc);
  const registration = {
    ...fields,
    id: registrationId,
    periodStart: null,
    periodEnd: null,
    createdAt: toInstant(now),
    deletedOn: null,
  };
  const profileId = createProfile(
    doc,
    {
      registrationId,
      cycleStart: cycleOf(registration, today)?.start ?? null,
      summary: 'I work three days a week in a hand therapy clinic and two on a stroke ward.',
      statement: 'My learning in this cycle followed what my clinics asked of me.',
    },
    now,
  );
  for (const [position, id] of [activityId, ...others.slice(0, 3)].entries())
    putLink(doc, 'profileActivity', profileId, id as never, position);
  await portfolio.lead();
  await portfolio.whenStored();
  await portfolio.close();
  localStorage.setItem('waymark-welcomed', 'yes');
  return { activityId };
}

/** So many more activities in the record, one a day backwards from yesterday. */
async function addMany(count: number): Promise<void> {
  const local = openLocal();
  const { documentName } = await ensureIdentity(local, 'Sample computer', now);
  local.close();
  const portfolio = openPortfolio({ documentName });
  await portfolio.loaded;
  portfolio.doc.transact(() => {
    for (let day = 1; day <= count; day++)
      createActivity(portfolio.doc, { title: `Daily note ${day}`, startedOn: ago(day), type: 'workBased' }, now);
  });
  await portfolio.lead();
  await portfolio.whenStored();
  await portfolio.close();
}

export const waymarkSample = { fillWithSample, addMany };

declare global {
  interface Window {
    waymarkSample: typeof waymarkSample;
  }
}
Object.assign(globalThis, { waymarkSample });
