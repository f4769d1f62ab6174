// What day an activity has once somebody has begun to watch.
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { parseCapture } from '../../shared/model/capture.ts';
import { type LocalDate, parseInstant, toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { changeActivity, keepCapture } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { newCounting } from './accounting.ts';
import { commitSession } from './commit-session.ts';
import type { Running } from './running.ts';
import { dayOfSession } from './session-day.ts';

const startedAt = toInstant(new Date('2026-11-26T12:00:00Z'));
const capture = parseCapture({
  url: 'https://webinar.example/pacing',
  capturedAt: '2026-10-02T09:00:00.000Z',
  kind: 'webinar',
  metadata: { title: 'Pacing', startsAt: '2026-09-22T18:00:00+01:00' },
});
const dayWhere = (startedOn: string, triagedAt = '') =>
  dayOfSession({ startedOn: startedOn as LocalDate, triagedAt: parseInstant(triagedAt) }, { capture }, startedAt);

it('the day it is watched takes the place of the day it was live or kept on', () => {
  expect(dayWhere('2026-09-22')).toBe('2026-11-26');
  expect(dayWhere('2026-10-02')).toBe('2026-11-26');
});

it('a day that somebody put in, or took into the record, stays', () => {
  expect(dayWhere('2026-10-05')).toBeNull();
  expect(dayWhere('2026-09-22', '2026-10-03T09:00:00.000Z')).toBeNull();
});

it('nothing changes where it is the day already', () => {
  expect(dayWhere('2026-11-26')).toBeNull();
});

it('the first session dates the activity, and a later one leaves what the person has put in since', async () => {
  const doc = new Y.Doc();
  const portfolio = { doc, whenStored: async () => undefined } as unknown as Portfolio;
  const [activityId, evidenceId] = [newId(), newId()];
  const live = '2026-09-22' as LocalDate;
  const kept = { title: 'Pacing', provider: '', type: null, startedOn: live, description: '' };
  keepCapture(doc, { ...kept, capture: capture ?? expect.fail(), activityId, evidenceId }, new Date(startedAt));
  const session = () =>
    ({
      sessionId: newId(),
      activityId,
      evidenceId,
      startedAt,
      counting: newCounting(Date.parse(startedAt)),
    }) as Running;
  await commitSession(portfolio, session(), startedAt);
  expect(readRecord(doc, 'activity', activityId)?.startedOn).toBe('2026-11-26');
  changeActivity(doc, activityId, { startedOn: live });
  await commitSession(portfolio, session(), startedAt);
  expect(readRecord(doc, 'activity', activityId)?.startedOn).toBe(live);
});
