// What is looked through before a document of activities is made is what stands in it: no more, and above all no less.
import { describe, expect, test } from 'vitest';
import { anActivity, anEvidence, aReflection, id } from '../../../shared/audit/invented.ts';
import { NOBODY } from '../../../shared/privacy/owner.ts';
import { scanWriting } from '../../../shared/privacy/scan-writing.ts';
import type { ActivityWithParts } from '../../../shared/projection/queries.ts';
import { defaultReflectionModel } from '../../../shared/reflection-models/index.ts';
import { activitiesCsv } from '../../export/csv.ts';
import { describeActivities, describeDatedList } from '../../export/describe-activities.ts';
import { drawText } from '../../export/draw-text.ts';
import { openFindsIn } from '../confidentiality/open-finds.ts';
import { passagesOfActivities } from './passages-of-activities.ts';
import { listedActivities, toldActivity } from './told-activities.ts';

const CONTEXT = { ownWords: [], owner: NOBODY };
const TELLER = { name: '', preparedOnText: '27 November 2026' };
const modelUnder = () => defaultReflectionModel;
/** A telephone number of nobody for each field. */
let number = 900_000;
const next = () => `Ring 07700 ${number++}.`;

function aRow(): ActivityWithParts {
  const texts = { title: next(), provider: next(), place: next(), subtype: next(), description: next() };
  const more = { relevance: next(), intendedBenefit: next(), outcome: next() };
  return {
    activity: { ...anActivity({ ...texts, ...more }), shelf: 'record', sortKey: '' } as never,
    reflections: [aReflection({ learned: next(), practice: next(), people: next(), elsewhere: next() })],
    evidence: [anEvidence({ title: next(), kind: next() })] as never,
  };
}
const found = (text: string) => new Set(scanWriting(text, CONTEXT).map(({ start, end }) => text.slice(start, end)));
const looked = (rows: ActivityWithParts[], which: Parameters<typeof passagesOfActivities>[1]) =>
  new Set(
    openFindsIn(passagesOfActivities(rows, which), CONTEXT, new Set()).map(({ passage, find }) =>
      passage.text.slice(find.start, find.end),
    ),
  );

describe('what was found beforehand is what can be found in the document', () => {
  test.each([true, false])('of sheets, with reflections: %s', (withReflections) => {
    const rows = [aRow(), { ...aRow(), activity: { ...aRow().activity, id: id('activity-0002') } }];
    const telling = { modelUnder, withReflections };
    const told = rows.map((row) => toldActivity(row, telling));
    const drawn = found(drawText(describeActivities(told, 'Activities', TELLER)));
    expect(drawn.size).toBeGreaterThan(15);
    expect(looked(rows, { kind: 'sheets', ...telling })).toEqual(drawn);
  });

  test('of the dated list, and of it as a table', () => {
    const rows = [aRow()];
    const told = rows.map((row) => toldActivity(row, { modelUnder, withReflections: false }));
    const drawn = found(drawText(describeDatedList(told, TELLER)));
    expect(drawn.size).toBe(2);
    expect(looked(rows, { kind: 'list' })).toEqual(drawn);
    expect(found(activitiesCsv(listedActivities(rows)))).toEqual(drawn);
  });
});

test('each is named by its activity, with the way to where it is changed', () => {
  const row = {
    ...aRow(),
    activity: { ...aRow().activity, title: 'Home visit', description: 'It was in LS6 2AB.' } as never,
    evidence: [],
    reflections: [aReflection({ people: 'Mrs Sample slept better.' })],
  };
  const all = passagesOfActivities([row], { kind: 'sheets', modelUnder, withReflections: true });
  expect(all).toContainEqual({
    place: 'activity-0001:description',
    where: '“Home visit”, what it was',
    to: '/activity/activity-0001#description',
    text: 'It was in LS6 2AB.',
  });
  expect(all).toContainEqual(
    expect.objectContaining({
      place: 'reflection-0001:people',
      where: expect.stringMatching(/^“Home visit”, your reflection: /),
      to: '/activity/activity-0001#reflection',
    }),
  );
});
