// Hints for what assessors send back most, what the record holds for each standard, and references to evidence.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../model/activity.ts';
import type { RecordId } from '../model/id.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { own } from '../schemes/own.ts';
import { rulesOn, type Scheme } from '../schemes/scheme.ts';
import { assembleProfile } from './assemble-profile.ts';
import { checkRecord } from './checks.ts';
import { citationsOf, numbersCited, withoutNumber, withSwapped } from './citations.ts';
import { type HintedRecord, hintsFor, isAside } from './hints.ts';
import type { StandingFind } from './identifier-hints.ts';
import { activitiesOn, anActivity, anEvidence, aReflection, day, id, words } from './invented.ts';
import { lookAtStandards } from './standards-look.ts';
import type { Story } from './story.ts';

const today = day('2027-08-15');
const cycle = {
  start: day('2025-11-01'),
  end: day('2027-10-31'),
  windowOpens: day('2027-08-01'),
  deadline: day('2027-10-31'),
};

const full = aReflection({
  learned: 'I learned that cues at the right moment change the whole task.',
  practice: 'I now note the cue that helped each time.',
  people: 'People leave with one change that works for them.',
});

/** Monthly activities of two kinds, so that nothing is short, and nothing is left open. */
const MONTHLY: Activity[] = activitiesOn(
  ...Array.from({ length: 20 }, (_, index) => new Date(Date.UTC(2025, 11 + index, 3)).toISOString().slice(0, 10)),
).map((one, index) => ({ ...one, type: index % 2 === 0 ? ('formal' as const) : ('workBased' as const) }));

const aStory = (activity: Activity, fields: Partial<Story> = {}): Story => ({
  activity: { ...activity, relevance: 'It is what I do every week at work.' },
  reflections: [full],
  evidence: [anEvidence()],
  ...fields,
});

function aRecord({
  stories = MONTHLY.slice(0, 4).map((one) => aStory(one)),
  summary = words(200),
  statement = 'I learned. It is my work (Evidence 1).',
  activities = MONTHLY,
  evidenceIds = [id('evidence-0001')] as RecordId[],
  scheme = hcpc as Scheme,
  finds = [] as readonly StandingFind[],
} = {}): HintedRecord & { scheme: Scheme } {
  const registered = { registeredSince: null, registeredUntil: null };
  const completenessOf = (one: Activity) => ({
    state: one.startedOn && one.type ? ('done' as const) : ('needsDateAndType' as const),
  });
  return {
    scheme,
    cycle,
    rules: rulesOn(scheme, today),
    shortName: scheme.shortName,
    checks: checkRecord({ activities, cycle, scheme, completenessOf, today, ...registered }),
    stories,
    finds,
    evidenceIds,
    unreadyCount: 0,
    document: assembleProfile({
      profile: { summary, statement },
      registration: null,
      cycle,
      scheme,
      activities,
      chosenActivityIds: stories.map(({ activity }) => activity.id),
      evidence: [anEvidence()],
      chosenEvidenceIds: evidenceIds,
      links: [],
      today,
    }),
  };
}

const keys = (fields: Parameters<typeof aRecord>[0] = {}) => hintsFor(aRecord(fields)).map(({ key }) => key);
const [one = anActivity(), two = anActivity(), three = anActivity(), four = anActivity()] = MONTHLY;
const withFirst = (fields: Partial<Story>) => [aStory(one, fields), aStory(two), aStory(three), aStory(four)];

describe('hints', () => {
  it('are none for a profile in which nothing stands out', () => {
    expect(keys()).toEqual([]);
  });

  it('name one kind of learning only', () => {
    expect(keys({ stories: [one, three].map((activity) => aStory(activity)) })).toEqual(['oneType']);
    expect(keys({ activities: MONTHLY.filter(({ type }) => type === 'formal') })).toContain('oneType');
  });

  it('name what is described without what was learned, who benefits, or why it matters', () => {
    const bare = withFirst({ reflections: [aReflection({ learned: 'A lot.' })] });
    expect(keys({ stories: bare })).toEqual(['learning', 'benefit']);
    expect(keys({ stories: withFirst({ activity: { ...one, relevance: '' } }) })).toEqual(['relevance']);
  });

  it('lead to the activity when it is one', () => {
    const [hint] = hintsFor(aRecord({ stories: withFirst({ activity: { ...one, relevance: '' } }) }));
    expect(hint).toMatchObject({
      activityId: one.id,
      text: '“Sensory diets webinar”: no reflection says why it matters to your work.',
    });
  });

  it('name an activity outside the period, and too many of them', () => {
    const old = anActivity({ ...one, startedOn: day('2025-06-01'), relevance: 'It is what I do every week.' });
    expect(keys({ stories: withFirst({ activity: old }) })).toEqual(['outside']);
    expect(keys({ stories: MONTHLY.slice(0, 7).map((activity) => aStory(activity)) })).toEqual(['tooMany']);
  });

  it('name a gap without an explanation', () => {
    const early = MONTHLY.filter(
      ({ startedOn }) => startedOn && (startedOn < '2026-06-01' || startedOn > '2026-10-01'),
    );
    expect(keys({ activities: early, stories: early.slice(0, 4).map((activity) => aStory(activity)) })).toEqual([
      'gap',
    ]);
  });

  it('name evidence that is missing, not cited, or cited and not there', () => {
    expect(keys({ stories: withFirst({ evidence: [] }) })).toEqual(['noEvidence']);
    expect(keys({ statement: 'I learned much.' })).toEqual(['uncited']);
    expect(keys({ statement: 'I learned (Evidence 1, 4).' })).toEqual(['wrongReference']);
  });

  it('name “we” where it crowds out “I”', () => {
    expect(keys({ statement: 'We changed our forms. We tell our families. I helped (Evidence 1).' })).toEqual(['we']);
    expect(keys({ statement: 'I changed my forms. I told my team, and we agreed (Evidence 1).' })).toEqual([]);
  });

  it('name what is over the limits', () => {
    expect(keys({ summary: words(501) })).toEqual(['overSummary']);
    expect(keys({ statement: `(Evidence 1) ${words(1_501)}` })).toEqual(['overStatement']);
  });

  it('stay aside until they find something else', () => {
    const [hint] = hintsFor(aRecord({ statement: 'I learned (Evidence 4, 1).' }));
    const [later] = hintsFor(aRecord({ statement: 'I learned (Evidence 5, 1).' }));
    const marks = hint ? { [hint.asideKey]: hint.asideMark } : {};
    expect(hint && isAside(hint, marks)).toBe(true);
    expect(later && isAside(later, marks)).toBe(false);
  });
});

describe('the five standards', () => {
  const answers = (fields: Parameters<typeof aRecord>[0] = {}) =>
    lookAtStandards(aRecord(fields)).map(({ number, answer }) => `${number} ${answer}`);

  it('are met by a record that holds all they ask for', () => {
    expect(answers()).toEqual(['1 met', '2 met', '3 met', '4 met', '5 met']);
  });

  it('are not met by an empty record, and cannot be told where nothing is chosen', () => {
    expect(answers({ activities: [], stories: [], summary: '', statement: '', evidenceIds: [] })).toEqual([
      '1 notMet',
      '2 notMet',
      '3 cannotTell',
      '4 cannotTell',
      '5 notMet',
    ]);
  });

  it('are partly met where some activities say it, and lead to where it is said', () => {
    const [, , , people] = lookAtStandards(aRecord({ stories: withFirst({ reflections: [] }) }));
    expect(people).toMatchObject({
      answer: 'partly',
      found: {
        text: '3 of 4 chosen activities say who benefits.',
        inWords: 'Some of the chosen activities say who benefits.',
      },
      step: 'choose',
    });
  });

  it('cannot be told from a statement that stands by itself', () => {
    const bare = [one, two].map((activity) =>
      aStory(activity, { reflections: [], activity: { ...activity, relevance: '' } }),
    );
    expect(answers({ stories: bare, statement: words(400) })).toEqual([
      '1 met',
      '2 cannotTell',
      '3 cannotTell',
      '4 cannotTell',
      '5 partly',
    ]);
  });

  it('of a profile is partly met while an activity has no evidence, or the statement never refers to any', () => {
    const [, , , , fifth] = lookAtStandards(aRecord({ stories: withFirst({ evidence: [] }) }));
    expect([fifth?.answer, fifth?.found.text, fifth?.step]).toEqual([
      'partly',
      'Still to come: evidence for each activity that you tell of.',
      'evidence',
    ]);
    const [, , , , uncited] = lookAtStandards(aRecord({ statement: words(400) }));
    expect([uncited?.answer, uncited?.found.text, uncited?.step]).toEqual([
      'partly',
      'Still to come: words in the statement that refer to the evidence.',
      'statement',
    ]);
  });

  it('are HCPC’s alone', () => {
    expect(lookAtStandards(aRecord({ scheme: own }))).toEqual([]);
  });
});

describe('references to evidence', () => {
  it('are read as people write them', () => {
    expect(numbersCited('See Evidence 3, evidence 1 and 2, EVIDENCE 5-7 and evidence item 9.')).toEqual([
      1, 2, 3, 5, 6, 7, 9,
    ]);
    expect(numbersCited('There is evidence that 4 in 5 do well; evidence from 2019.')).toEqual([]);
  });

  it('end somewhere, whatever was typed', () => {
    expect(numbersCited('Evidence 1 to 999')).toHaveLength(51);
  });

  it('leave days, years and other numbers alone', () => {
    const text = 'Seen (Evidence 3, 12 March 2024) and in Evidence 2, 2024; Evidence 3 and 40 colleagues.';
    expect(withoutNumber(text, 1, 5)).toBe(
      'Seen (Evidence 2, 12 March 2024) and in Evidence 1, 2024; Evidence 3 and 40 colleagues.',
    );
  });

  it('follow when two pieces change places', () => {
    const text = 'First (Evidence 1), then Evidence 2 and 3, evidence 1 to 4. Evidence 12.';
    expect(withSwapped(text, 1, 2)).toBe('First (Evidence 2), then Evidence 1 and 3, evidence 1 to 4. Evidence 12.');
    expect(withSwapped(withSwapped('Evidence 2, evidence 7', 2, 3), 2, 3)).toBe('Evidence 2, evidence 7');
  });

  it('follow when a piece is left out, and lose their number where it was theirs', () => {
    const text = 'First (Evidence 1), then Evidence 2 and 3, evidence 3 to 5. Evidence 12.';
    expect(withoutNumber(text, 2)).toBe('First (Evidence 1), then Evidence ? and 2, evidence 2, 3 and 4. Evidence 11.');
    expect(withoutNumber('Evidence 1.', 4)).toBe('Evidence 1.');
    expect(keys({ statement: 'I learned (Evidence ?), and (Evidence 1).' })).toEqual(['wrongReference']);
    expect(keys({ statement: 'I learned (Evidence 1 and ?).' })).toEqual(['wrongReference']);
    expect(keys({ statement: 'Is there evidence? I learned (Evidence 1).' })).toEqual([]);
  });

  it('tell which piece is not referred to', () => {
    expect(citationsOf(aRecord({ statement: 'Nothing.' }).document)).toEqual({
      missing: [],
      uncited: [{ number: 1, title: 'Certificate of attendance' }],
    });
  });
});

describe('what could tell who somebody is', () => {
  const of = (activity: string) => ({
    name: `“${activity}”`,
    to: `/activity/${activity}`,
    activityId: id(activity),
  });
  const inStatement = { what: 'a postcode', step: 'statement', record: null } as const;
  const inList = { what: 'a name', step: 'list' } as const;
  const hints = (...finds: StandingFind[]) => hintsFor(aRecord({ finds }));

  it('is a hint in the step where it is written, by kinds, and shows nothing of it', () => {
    const [hint] = hints({ key: 'a', ...inStatement }, { key: 'b', ...inStatement, what: 'a name on your list' });
    expect(hint).toMatchObject({
      key: 'identifiersInStatement',
      step: 'statement',
      text: 'The statement may hold a postcode and a name on your list. It could tell who somebody is.',
      records: [],
    });
  });

  it('names the records that it stands in, with the way to each', () => {
    const [one] = hints({ key: 'a', ...inList, record: of('Visit') });
    expect(one).toMatchObject({
      text: 'The dated list may hold a name, in “Visit”. It could tell who somebody is.',
      activityId: 'Visit',
    });
    const finds = ['Visit', 'Talk', 'Walk', 'Course', 'Visit'].map((title) => ({
      key: title,
      ...inList,
      record: of(title),
    }));
    const [several] = hints(...finds);
    expect(several?.text).toContain('in “Visit”, “Talk”, “Walk” and 1 more.');
    expect(several?.activityId).toBeUndefined();
    expect(several?.records).toEqual(
      ['Visit', 'Talk', 'Walk', 'Course'].map((title) => ({ name: `“${title}”`, to: `/activity/${title}` })),
    );
  });

  it('that was thought about shows again when other words are found, though the sentence is the same', () => {
    const [hint] = hints({ key: 'a', ...inStatement });
    const [other] = hints({ key: 'b', ...inStatement });
    if (!hint || !other) return expect.unreachable('both are hints');
    expect(other.text).toBe(hint.text);
    const marks = { [hint.asideKey]: hint.asideMark };
    expect([hint, other].map((one) => isAside(one, marks))).toEqual([true, false]);
  });
});
