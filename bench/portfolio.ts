// Builds a large invented portfolio from a seed, through the same commands as people's actions.
import * as Y from 'yjs';
import { ACTIVITY_TYPES } from '../shared/model/activity.ts';
import { emptyMetadata } from '../shared/model/capture.ts';
import { addDays, makeLocalDate, toInstant } from '../shared/model/dates.ts';
import type { RecordId } from '../shared/model/id.ts';
import { createActivity, createEvidence, createReflection, putLink } from '../shared/portfolio/edit.ts';

// Common words first: drawn so that the first are the most frequent, as in any prose, which compression can tell.
const WORDS =
  'the to and of a in I that for with on was it my from this at we be how which when have more not their as an by about can had what were they one practice people session because time would after our also before team could plan care need work made used learned first notes home group felt asked change well shared each risk support found review goal service clear next talk often week small staff ward daily open read short course study model family safe start question method result reading listen record move hand balance sleep pain memory kitchen equipment splint transfer chair school garden leaflet message feedback supervision colleague student reflection evidence guideline outcome measure baseline assessment intervention environment occupation activity participation routine fatigue pacing sensory cognition attention planning discharge referral community housing adaptation rail ramp bathroom consent language interpreter culture dignity choice independence confidence anxiety motivation interview pathway audit protocol training webinar journal article research statistics sample limitation strength barrier uncertain surprised practical helpful difficult slowly together twice afterwards noticed agreed decided explained demonstrated compared discussed summarised questioned adapted recorded measured repeated planned'.split(
    ' ',
  );

const TOPICS = [
  'Hand therapy',
  'Falls prevention',
  'Fatigue management',
  'Sensory processing',
  'Home adaptations',
  'Supervising students',
  'Vocational rehabilitation',
  'Dementia care',
  'Outcome measures',
  'Splinting',
  'Record keeping',
  'Postural management',
];
const FORMS = [
  'webinar',
  'study day',
  'journal club',
  'case discussion',
  'course',
  'reading',
  'workshop',
  'in-service',
];
const PROVIDERS = ['Alder Learning', 'Birch House', 'Hazel Trust Library', 'Rowan Courses', ''];

/** A repeatable source of numbers from 0 up to, not including, 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const oneOf = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
};

/** About `length` characters of sentences; word frequencies fall off as in prose. */
export function prose(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    const words = Array.from(
      { length: 6 + Math.floor(random() * 12) },
      () => WORDS[Math.floor(WORDS.length * random() ** 2)] ?? 'the',
    );
    const sentence = words.join(' ');
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. `;
  }
  return text.trim();
}

const FIRST_DAY = makeLocalDate(2016, 1, 1);
const FIRST_MOMENT = new Date('2026-01-01T09:00:00Z');

const idOf = (kind: string, index: number): RecordId => `bench-${kind}-${String(index).padStart(6, '0')}` as RecordId;

/** The id of the n-th activity of every bench portfolio. */
export const activityIdOf = (index: number): RecordId => idOf('activity', index);
/** The id of the reflection of the n-th activity, for those that have one. */
export const reflectionIdOf = (index: number): RecordId => idOf('reflection', index);

/** The prompts that the reflections answer: HCPC's questions, as shared/reflection-models has them. */
export interface ReflectionModelOfBench {
  key: string;
  promptKeys: string[];
}

function addActivity(doc: Y.Doc, index: number, random: Random, model: ReflectionModelOfBench): void {
  const topic = oneOf(random, TOPICS);
  const now = new Date(FIRST_MOMENT.getTime() + index * 1000);
  const id = activityIdOf(index);
  const startedOn = addDays(FIRST_DAY, Math.floor(random() * 3650));
  const title = `${topic}: ${oneOf(random, FORMS)} ${index + 1}`;
  const url = `https://learning.example/${index}`;
  createActivity(
    doc,
    {
      title,
      startedOn,
      type: oneOf(random, ACTIVITY_TYPES),
      minutes: 30 + Math.floor(random() * 200),
      provider: oneOf(random, PROVIDERS),
      url,
      target: random() < 0.1 ? 'story' : 'list',
      description: prose(random, 200),
      relevance: prose(random, 300),
      intendedBenefit: prose(random, 200),
      outcome: prose(random, 200),
    },
    now,
    id,
  );
  const answers = Object.fromEntries(model.promptKeys.map((key) => [key, prose(random, 300)]));
  createReflection(
    doc,
    { activityId: id, modelKey: model.key, promptKeys: model.promptKeys, answers },
    now,
    reflectionIdOf(index),
  );
  if (index % 2 === 0) return;
  const evidenceId = idOf('evidence', index);
  const metadata = { ...emptyMetadata(), title, siteName: 'Learning', authors: ['A. Sample'], language: 'en-GB' };
  const capture = {
    url,
    canonicalUrl: url,
    capturedAt: toInstant(now),
    kind: 'article' as const,
    metadata,
    selection: '',
    extensionVersion: '0.1.0',
  };
  createEvidence(doc, { title, source: 'page', obtainedOn: startedOn, capture }, now, evidenceId);
  putLink(doc, 'activityEvidence', id, evidenceId);
}

/** How many activities one sitting writes: each sitting is one client, as a reload gives a Y.Doc a new client id. */
const ACTIVITIES_A_SITTING = 20;

/**
 * The updates that make a portfolio of `count` activities, oldest first, one for each sitting: each activity with its
 * texts and a reflection (about 1.8 kB of prose), every second one with evidence. The same seed makes the same words.
 */
export function portfolioUpdates(count: number, model: ReflectionModelOfBench, seed = 2026): Uint8Array[] {
  const random = randomFrom(seed);
  const updates: Uint8Array[] = [];
  for (let from = 0; from < count; from += ACTIVITIES_A_SITTING) {
    const sitting = new Y.Doc();
    for (let index = from; index < Math.min(count, from + ACTIVITIES_A_SITTING); index++)
      addActivity(sitting, index, random, model);
    updates.push(Y.encodeStateAsUpdate(sitting));
    sitting.destroy();
  }
  return updates;
}
