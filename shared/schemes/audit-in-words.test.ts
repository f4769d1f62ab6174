// What is said of an audit has its numbers from the data, with where they were read.
import { expect, test } from 'vitest';
import { makeLocalDate } from '../model/dates.ts';
import { auditFacts } from './audit-in-words.ts';
import { hcpc } from './hcpc.ts';
import { hcpcAudit } from './hcpc-audit.ts';
import { valueOn } from './scheme.ts';

const today = makeLocalDate(2026, 11, 27);
const facts = auditFacts('hcpc', today);
const all = [...facts.happens, ...facts.deferral, ...facts.after];

test('who is selected, how long it takes and what time there is are the values of that day', () => {
  const { processingWeeks, extraMonthsMax, appealDays } = hcpcAudit;
  const weeks = valueOn(processingWeeks, today).value;
  expect(facts.happens[0]?.text).toContain('selects 2.5% of a profession');
  // it was another share once
  expect(auditFacts('hcpc', makeLocalDate(2008, 6, 1)).happens[0]?.text).toContain('selects 5% of a profession');
  expect(facts.after[0]?.text).toContain(`${weeks.min} to ${weeks.max} weeks`);
  const last = facts.after.at(-1)?.text;
  expect(last).toContain(`${valueOn(extraMonthsMax, today).value} months`);
  expect(last).toContain(`${valueOn(appealDays, today).value} days`);
});

test('a fact is marked as unverified where its value is, and names its source', () => {
  for (const value of [hcpcAudit.deferralFollows, hcpcAudit.processingWeeks, hcpcAudit.appealDays] as const) {
    const { source, verified } = valueOn<unknown>(value, today);
    expect(all.find((fact) => fact.source.includes(source) && fact.verified === verified)?.text).toBeTruthy();
  }
  const share = hcpc.rules.sampleShare && valueOn(hcpc.rules.sampleShare, today);
  expect(facts.happens[0]).toMatchObject({
    verified: share?.verified,
    source: expect.stringContaining(share?.source ?? '?'),
  });
});

test('of a regulator that nothing is known of nothing is said, and there is a list that fits any', () => {
  expect(auditFacts('gdc', today)).toMatchObject({ happens: [], deferral: [], after: [], account: '' });
  expect(auditFacts('toString', today).portal.length).toBeGreaterThan(0);
});
