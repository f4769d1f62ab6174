// The example looks in use on whatever day it is opened, and like nobody.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findGaps } from '../../shared/audit/gaps.ts';
import { activitiesInCycle, isListed } from '../../shared/audit/in-cycle.ts';
import { ACTIVITY_TYPES } from '../../shared/model/activity.ts';
import { addMonths, type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { reflectionModel } from '../../shared/reflection-models/index.ts';
import { hcpc } from '../../shared/schemes/hcpc.ts';
import { valueOn } from '../../shared/schemes/scheme.ts';
import { fillExample } from './fill-example.ts';

describe.each(['2026-11-26', '2027-11-02', '2028-02-29', '2031-07-15'])('the example opened on %s', (day) => {
  const now = new Date(`${day}T12:00:00Z`);
  const doc = new Y.Doc();
  fillExample(doc, now);
  const today = localDateOf(now);
  const activities = readAll(doc, 'activity');
  const listed = activities.filter((one) => isListed(one, today));
  const lastTwoYears = { start: addMonths(today, -24), end: today, windowOpens: null, deadline: null };

  it('has about twenty activities in two years, of every kind, one planned and two pages in the inbox', () => {
    expect(activitiesInCycle(activities, { cycle: lastTwoYears, today }).length).toBeGreaterThanOrEqual(18);
    expect(new Set(listed.map(({ type }) => type))).toEqual(new Set(ACTIVITY_TYPES));
    expect(activities.filter((one) => (one.startedOn ?? '') > today)).toHaveLength(1);
    expect(activities.filter((one) => one.triagedAt === null)).toHaveLength(2);
    expect(listed.some((one) => one.startedOn && one.startedOn > addMonths(today, -1))).toBe(true);
  });

  it('has one gap to look at', () => {
    expect(findGaps(listed, { cycle: lastTwoYears, today, months: 3 })).toHaveLength(1);
  });

  it('has reflections under models that exist, with answers that belong to them', () => {
    const reflections = readAll(doc, 'reflection');
    expect(new Set(reflections.map(({ modelKey }) => modelKey)).size).toBeGreaterThanOrEqual(5);
    for (const { modelKey, answers } of reflections)
      expect(
        reflectionModel(modelKey)
          ?.prompts.map(({ key }) => key)
          .sort(),
      ).toEqual(Object.keys(answers).sort());
  });

  it('names kinds of evidence and examples of learning as the lists do', () => {
    const kinds = valueOn(hcpc.evidenceKinds, today).value.flatMap((group) => group.kinds);
    for (const { kind, source } of readAll(doc, 'evidence')) if (source !== 'page') expect(kinds).toContain(kind);
    for (const { type, subtype } of listed) {
      const examples = hcpc.activityTypes.find((one) => one.type === type)?.examples;
      if (subtype && examples) expect(valueOn(examples, today).value).toContain(subtype);
    }
  });

  it('is nobody: no number that could be somebody’s, no address that leads anywhere', () => {
    for (const { number } of readAll(doc, 'registration')) expect(number).toMatch(/^(OT000000)?$/);
    for (const { url } of activities) if (url) expect(new URL(url).hostname).toMatch(/\.example$/);
  });

  it('has a draft of the cycle that the person is in', () => {
    const [draft] = readAll(doc, 'profile');
    expect(draft?.summary).not.toBe('');
    expect(draft?.cycleStart && draft.cycleStart <= (today as LocalDate)).toBe(true);
  });
});
