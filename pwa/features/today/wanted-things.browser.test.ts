// What was turned off in the settings is not shown, and what concerns somebody's privacy always is.
import { afterEach, expect, test } from 'vitest';
import { day, id } from '../../../shared/audit/invented.ts';
import type { NextThing } from '../../../shared/audit/next-things.ts';
import { NUDGES, setShown } from '../../stores/nudges.ts';
import { isWanted } from './wanted-things.ts';

const activity = { id: id('activity-0001'), title: 'Webinar' };
const THINGS: NextThing[] = [
  { kind: 'checkConfidentiality', activity },
  { kind: 'needsReflection', activity, missing: ['learned'] },
  { kind: 'gap', from: day('2026-01-01'), to: day('2026-05-01') },
  { kind: 'inbox', count: 2 },
  { kind: 'quiet', since: day('2026-05-01') },
];
const shown = () => THINGS.filter(isWanted).map(({ kind }) => kind);

afterEach(() => {
  for (const nudge of NUDGES) setShown(nudge, true);
});

test('everything is shown until something is turned off', () => {
  expect(shown()).toEqual(THINGS.map(({ kind }) => kind));
  setShown('gaps', false);
  setShown('waiting', false);
  expect(shown()).toEqual(['checkConfidentiality', 'needsReflection', 'quiet']);
  setShown('gaps', true);
  expect(shown()).toContain('gap');
});

test('with everything off, what may show somebody’s details is still said', () => {
  for (const nudge of NUDGES) setShown(nudge, false);
  expect(shown()).toEqual(['checkConfidentiality']);
  expect(JSON.parse(localStorage.getItem('waymark-nudges-off') ?? '')).toEqual([...NUDGES]);
});
