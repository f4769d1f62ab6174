// The steps that a check leads to.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../model/activity.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { own } from '../schemes/own.ts';
import { type CheckKey, checkRecord } from './checks.ts';
import { completeness } from './completeness.ts';
import { activitiesOn, anActivity, day, id } from './invented.ts';
import { type RemedyLook, remediesOf } from './remedies.ts';

const today = day('2026-11-23');
const cycle: Cycle = {
  start: day('2025-11-01'),
  end: day('2027-10-31'),
  windowOpens: day('2027-08-01'),
  deadline: day('2027-10-31'),
};
const remedies = (key: CheckKey, activities: Activity[], more: Partial<RemedyLook> = {}) => {
  const look: RemedyLook = {
    activities,
    cycle,
    scheme: hcpc,
    today,
    completenessOf: () => expect.unreachable(),
    ...more,
  };
  look.completenessOf = (activity) =>
    completeness(activity, { reflections: [], evidenceCount: 0, confidentialityFlagged: false }, look.today);
  const check = checkRecord({ ...look, registeredSince: null, registeredUntil: null }).find((one) => one.key === key);
  return check ? remediesOf(check, look) : [];
};
const titled = (title: string, fields: Partial<Activity> = {}) =>
  anActivity({ id: id(`activity-${title}`), title, startedOn: day('2026-03-04'), ...fields });

describe('a short list', () => {
  it('leads to adding something', () => {
    expect(remedies('list', [])).toEqual([{ kind: 'add', from: null, to: null }]);
  });

  it('leads to what lacks a date, a type or a title as well', () => {
    expect(remedies('list', [titled('A', { type: null })]).map(({ kind }) => kind)).toEqual(['add', 'finish']);
  });

  it('of a past cycle leads to adding something from then', () => {
    const past = { start: day('2023-11-01'), end: day('2025-10-31'), windowOpens: null, deadline: null };
    expect(remedies('list', [], { cycle: past })).toEqual([{ kind: 'add', from: '2023-11-01', to: '2025-10-31' }]);
  });

  it('of a cycle to come waits', () => {
    expect(remedies('list', [], { today: day('2025-10-01') })).toEqual([]);
  });
});

describe('a mixture of one kind', () => {
  it('leads to each kind that is missing, with examples', () => {
    const found = remedies('mixture', activitiesOn('2026-01-10', '2026-03-10'));
    expect(found.map((one) => one.kind === 'addType' && one.type)).toEqual([
      'workBased',
      'professional',
      'selfDirected',
    ]);
    expect(found[0]).toMatchObject({ label: 'Work-based learning', examples: expect.arrayContaining(['Case study']) });
  });

  it('leads nowhere in a period of one’s own, which asks for none', () => {
    expect(remedies('mixture', activitiesOn('2026-01-10'), { scheme: own })).toEqual([]);
  });

  it('that is there already leads nowhere', () => {
    const two = [titled('A'), titled('B', { type: 'workBased' })];
    expect(remedies('mixture', two)).toEqual([]);
  });
});

describe('two months without anything', () => {
  it('lead to adding something before they are a gap', () => {
    const soon = activitiesOn('2025-11-20', '2026-01-20', '2026-03-20', '2026-05-20', '2026-07-20', '2026-09-20');
    expect(remedies('gaps', soon)).toEqual([{ kind: 'add', from: null, to: null }]);
  });
});

describe('too few stories', () => {
  it('lead to the one that is nearest to ready, by what it needs', () => {
    const stories = [
      titled('A', { starred: true, type: null }),
      titled('B', { starred: true, minutes: 60, outcome: 'We changed the leaflet and nobody asked twice.' }),
      titled('C', { starred: true }),
      titled('D', { starred: true }),
    ];
    expect(remedies('stories', stories)).toEqual([
      { kind: 'open', activityId: 'activity-B', title: 'B', needs: expect.stringContaining('reflection') },
    ]);
  });

  it('lead to up to three that could be starred, the nearest to ready first', () => {
    const listed = [titled('A'), titled('B', { minutes: 30 }), titled('C'), titled('D'), titled('', { type: null })];
    const found = remedies('stories', listed);
    expect(found.map((one) => one.kind === 'star' && one.title)).toEqual(['B', 'D', 'C']);
  });
});
