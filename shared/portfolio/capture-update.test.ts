// A page kept without loading the portfolio is no different from one kept within it.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMetadata } from '../model/capture.ts';
import { type LocalDate, toInstant } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import { captureUpdate } from './capture-update.ts';
import { keepCapture, startPortfolio } from './edit.ts';
import { readAll } from './read.ts';

const now = new Date('2026-11-23T18:00:00Z');
const kept = () => ({
  activityId: newId(),
  evidenceId: newId(),
  capture: {
    url: 'https://journal.example/falls?utm_source=mail',
    canonicalUrl: 'https://journal.example/falls',
    capturedAt: toInstant(now),
    kind: 'article' as const,
    metadata: { ...emptyMetadata(), title: 'Falls' },
    selection: '',
    extensionVersion: '0.1.0',
  },
  title: 'Falls',
  provider: 'Journal of Examples',
  type: null,
  startedOn: '2026-11-23' as LocalDate,
  description: 'for supervision',
});

test('a page kept without the portfolio is the same as one kept within it', () => {
  const page = kept();
  const [apart, within] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [apart, within]) startPortfolio(doc, newId(), now);
  Y.applyUpdate(apart, captureUpdate(page, now));
  keepCapture(within, page, now);
  for (const kind of ['activity', 'evidence', 'link'] as const) {
    expect(readAll(apart, kind)).toEqual(readAll(within, kind));
    expect(readAll(apart, kind)).toHaveLength(1);
  }
});

test('the same page appended twice under the same ids is one activity', () => {
  const page = kept();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, captureUpdate(page, now));
  Y.applyUpdate(doc, captureUpdate(page, now));
  expect(readAll(doc, 'activity').map(({ id }) => id)).toEqual([page.activityId]);
  expect(readAll(doc, 'link')).toHaveLength(1);
});
