// What two portfolios hold, and what would be there twice, in words.
import { expect, test } from 'vitest';
import { makeLocalDate } from '../../../shared/model/dates.ts';
import { alikeInWords, outlineInWords } from './joining-in-words.ts';

const day = makeLocalDate(2026, 3, 2);
const outline = { activities: 0, from: null, to: null, evidence: 0, registrations: 0 };

test('says what is there, and from when to when', () => {
  expect(outlineInWords(outline)).toBe('No activities.');
  expect(outlineInWords({ ...outline, activities: 1, from: day, to: day })).toBe('1 activity, of 2 March 2026.');
  const many = { activities: 214, from: makeLocalDate(2024, 12, 31), to: day, evidence: 1, registrations: 2 };
  expect(outlineInWords(many)).toBe(
    '214 activities, from 31 December 2024 to 2 March 2026; 1 piece of evidence; 2 registrations.',
  );
});

test('names a few that will be there twice, and says how to merge them', () => {
  expect(alikeInWords([])).toBe('');
  const one = { title: 'Falls webinar', startedOn: day };
  expect(alikeInWords([one])).toBe(
    'One activity is in both: “Falls webinar” of 2 March 2026. It will be there twice; select both in your record to merge them.',
  );
  const five = ['A', 'B', 'C', 'D', 'E'].map((title) => ({ title, startedOn: null }));
  expect(alikeInWords(five)).toBe(
    '5 activities are in both: “A”, “B”, “C” and 2 more. They will be there twice; select two in your record to merge them.',
  );
});
