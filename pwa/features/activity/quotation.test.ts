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

test('a note of a talk is copied with its moment', () => {
  expect(quotation({ target: { kind: 'moment', seconds: 760 }, note: 'Pacing, not pushing ' }, from)).toBe(
    'Pacing, not pushing (Ann Lee and others, “Fatigue after stroke”, 2026, at 12:40)',
  );
});

test('it comes after what is written already', () => {
  expect(withQuotation('I thought:\n', 'x')).toBe('I thought:\n\nx');
  expect(withQuotation(' ', 'x')).toBe('x');
});
