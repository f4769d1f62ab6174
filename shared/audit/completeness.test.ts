// How far an activity has come, for the list and for a story.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../model/activity.ts';
import { ACTIVITY_STATES, stateLabel, stateLook } from './activity-state.ts';
import { type ActivitySurroundings, completeness } from './completeness.ts';
import { anActivity, aReflection, day, words } from './invented.ts';

const today = day('2026-11-23');
const nothing: ActivitySurroundings = { reflections: [], evidenceCount: 0, confidentialityFlagged: false };
const full = aReflection({ learned: words(8), practice: words(6), people: words(6) });
const of = (activity: Partial<Activity>, around: Partial<ActivitySurroundings> = {}) =>
  completeness(anActivity(activity), { ...nothing, ...around }, today);

describe('an activity for the list', () => {
  it('is done with a title, a date and a type, and asks for nothing else', () => {
    expect(of({})).toEqual({
      percent: 100,
      state: 'done',
      label: 'Done',
      parts: [
        { key: 'title', label: 'Title', weight: 10, done: true },
        { key: 'date', label: 'Date', weight: 15, done: true },
        { key: 'type', label: 'Type', weight: 10, done: true },
      ],
    });
  });

  it.each<[Partial<Activity>, string, number]>([
    [{ startedOn: null }, 'Needs a date', 57],
    [{ type: null }, 'Needs a type', 71],
    [{ title: ' ' }, 'Needs a title', 71],
    [{ startedOn: null, type: null }, 'Needs a date and type', 29],
    [{ title: '', startedOn: null, type: null }, 'Needs a title, date and type', 0],
  ])('%j says what is missing: %s', (activity, label, percent) => {
    expect(of(activity)).toMatchObject({ state: 'needsDateAndType', label, percent });
  });
});

describe('an activity for a story', () => {
  const starred = { starred: true };

  it('needs a reflection first', () => {
    expect(of(starred)).toMatchObject({ state: 'needsReflection', percent: 35 });
    expect(of({ target: 'story' })).toEqual(of(starred));
  });

  it('needs evidence or an outcome next', () => {
    const reflections = [aReflection({ learned: words(8), people: words(6) })];
    expect(of(starred, { reflections })).toMatchObject({ state: 'needsEvidenceOrOutcome', percent: 70 });
    expect(of(starred, { reflections, evidenceCount: 1 })).toMatchObject({
      state: 'needsEvidenceOrOutcome',
      percent: 80,
    });
    expect(of(starred, { reflections: [full] })).toMatchObject({ state: 'needsEvidenceOrOutcome', percent: 85 });
  });

  it('is done with evidence, or with what came of it', () => {
    expect(of(starred, { reflections: [full], evidenceCount: 1 })).toMatchObject({ state: 'done', percent: 95 });
    expect(of({ ...starred, outcome: words(6), minutes: 45 }, { reflections: [full] })).toMatchObject({
      state: 'done',
      percent: 100,
    });
    expect(of({ ...starred, outcome: words(5) }, { reflections: [full] }).state).toBe('needsEvidenceOrOutcome');
  });

  it('still needs its date after a long reflection, whatever the percentage', () => {
    const around = {
      reflections: [aReflection({ learned: words(300), practice: words(100), people: words(90) })],
      evidenceCount: 2,
    };
    expect(of({ ...starred, startedOn: null, minutes: 30 }, around)).toMatchObject({
      state: 'needsDateAndType',
      label: 'Needs a date',
      percent: 85,
    });
  });

  it('is not reflected on by learning alone', () => {
    expect(of(starred, { reflections: [aReflection({ learned: words(500) })], evidenceCount: 1 }).state).toBe(
      'needsReflection',
    );
    expect(of(starred, { reflections: [aReflection({ learned: words(7), people: words(60) })] }).state).toBe(
      'needsReflection',
    );
  });

  it('counts answers of any model by what they speak to, over several reflections', () => {
    const gibbs = aReflection({ feelings: words(90), conclusion: words(8), actionPlan: words(6) }, 'gibbs');
    const driscoll = aReflection({ soWhat: words(6) }, 'driscoll');
    expect(of(starred, { reflections: [gibbs] }).state).toBe('needsEvidenceOrOutcome');
    expect(of(starred, { reflections: [gibbs, driscoll], evidenceCount: 1 }).state).toBe('done');
    expect(of(starred, { reflections: [{ ...gibbs, deletedOn: today }], evidenceCount: 1 }).state).toBe(
      'needsReflection',
    );
  });

  it.each(['free-text', 'a-model-of-a-later-version'])('takes a long text under %s at its word', (model) => {
    expect(of(starred, { reflections: [aReflection({ text: words(40) }, model)], evidenceCount: 1 }).state).toBe(
      'done',
    );
    expect(of(starred, { reflections: [aReflection({ text: words(39) }, model)], evidenceCount: 1 }).state).toBe(
      'needsReflection',
    );
  });
});

describe('what stands above the hints', () => {
  it('is a plan: nothing is asked of what has not happened', () => {
    expect(of({ startedOn: day('2026-11-24'), type: null }).state).toBe('planned');
    expect(of({ startedOn: today, type: null }).state).toBe('needsDateAndType');
  });

  it('is a flag on confidentiality, also for the list and after “I’ve finished this one”', () => {
    expect(of({}, { confidentialityFlagged: true }).state).toBe('checkConfidentiality');
    expect(of({ starred: true, finishedByMe: true }, { confidentialityFlagged: true }).state).toBe(
      'checkConfidentiality',
    );
  });

  it('is “I’ve finished this one”, except for date and type', () => {
    expect(of({ starred: true, finishedByMe: true }).state).toBe('done');
    expect(of({ starred: true, finishedByMe: true, title: '' }).state).toBe('done');
    expect(of({ finishedByMe: true, type: null })).toMatchObject({ state: 'needsDateAndType', label: 'Needs a type' });
  });
});

describe('a state', () => {
  it('has words of its own and a shape, so that nothing rests on colour', () => {
    expect(new Set(ACTIVITY_STATES.map(stateLabel)).size).toBe(ACTIVITY_STATES.length);
    expect(ACTIVITY_STATES.map((state) => stateLook(state).shape)).toEqual([
      'outline',
      'halfDot',
      'halfDot',
      'halfDot',
      'exclamation',
      'tick',
    ]);
  });
});

describe('adding to an activity', () => {
  const anyActivity = fc.record({
    title: fc.constantFrom('', 'Journal club'),
    startedOn: fc.constantFrom(null, day('2026-03-04')),
    type: fc.constantFrom(null, 'workBased' as const),
    minutes: fc.constantFrom(null, 30),
    starred: fc.boolean(),
    finishedByMe: fc.boolean(),
  });
  const anyCounts = fc.record({ learned: fc.nat(12), practice: fc.nat(12), people: fc.nat(12), evidence: fc.nat(2) });

  it('never lowers the percentage, which stays between 0 and 100', () => {
    fc.assert(
      fc.property(anyActivity, anyCounts, anyCounts, (activity, some, more) => {
        const at = (counts: typeof some) =>
          of(activity, {
            reflections: [
              aReflection({
                learned: words(counts.learned),
                practice: words(counts.practice),
                people: words(counts.people),
              }),
            ],
            evidenceCount: counts.evidence,
          });
        const sum = {
          learned: some.learned + more.learned,
          practice: some.practice + more.practice,
          people: some.people + more.people,
          evidence: some.evidence + more.evidence,
        };
        expect(at(sum).percent).toBeGreaterThanOrEqual(at(some).percent);
        expect(at(some).percent).toBeGreaterThanOrEqual(0);
        expect(at(sum).percent).toBeLessThanOrEqual(100);
        if (at(some).state === 'done') expect(at(sum).state).toBe('done');
      }),
    );
  });
});
