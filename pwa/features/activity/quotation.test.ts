// Quotations in a reflection.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { quotation, withQuotation } from './quotation.ts';

const from = {
  title: 'Kept',
  capture: null,
  details: {
    ...emptyMetadata(),
    title: 'Fatigue after stroke',
    authors: ['Ann Lee', 'Bo Chen', 'Cy Diaz'],
    publishedOn: '2026-03',
  },
};
const quote = {
  kind: 'quote' as const,
  exact: ' Rest is not “doing nothing”. ',
  prefix: '',
  suffix: '',
  start: 0,
  end: 0,
  range: null,
};

test('a passage is quoted with its source', () => {
  expect(quotation({ target: quote, note: '' }, from)).toBe(
    '“Rest is not ‘doing nothing’.” (Ann Lee and others, “Fatigue after stroke”, 2026)',
  );
});

test('what I noted on a passage goes with it, outside its quotation marks', () => {
  expect(quotation({ target: quote, note: ' True on our ward. ' }, from)).toBe(
    '“Rest is not ‘doing nothing’.” (Ann Lee and others, “Fatigue after stroke”, 2026)\nTrue on our ward.',
  );
});

test('a note at a moment of a talk stays my own: its speakers are not named as if they had said it', () => {
  const moment = { kind: 'moment' as const, seconds: 760 };
  expect(quotation({ target: moment, note: 'Pacing, not pushing ' }, from)).toBe(
    'Pacing, not pushing (my note at 12:40 of “Fatigue after stroke”)',
  );
  const untitled = { title: '', capture: null, details: {} };
  expect(quotation({ target: moment, note: 'Pacing, not pushing' }, untitled)).toBe(
    'Pacing, not pushing (my note at 12:40)',
  );
});

test('it comes after what is written already', () => {
  expect(withQuotation('I thought:\n', 'x')).toBe('I thought:\n\nx');
  expect(withQuotation(' ', 'x')).toBe('x');
});
