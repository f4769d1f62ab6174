// When a part is tried again, when it is given up, and when the worker is to look.
import { expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../shared/model/dates.ts';
import { parseEvidence } from '../../shared/model/evidence.ts';
import { newId } from '../../shared/model/id.ts';
import { isSettledBy, nextLook, outOfDate, triedAgain } from './job-steps.ts';
import { type PendingPart, type ProofJob, parseJob } from './job-store.ts';

const now = new Date('2026-11-23T18:00:00Z');
const part = (over: Partial<PendingPart> = {}): PendingPart => ({
  role: 'file',
  tries: 0,
  notBefore: null,
  asks: '',
  isLookedAt: false,
  ...over,
});
const job = (pending: PendingPart[]): ProofJob => ({
  evidenceId: newId(),
  url: 'https://a.example/x',
  fileUrl: '',
  tabId: 3,
  browserRun: 'run',
  startedAt: parseInstant('2026-11-23T17:59:00Z') as Instant,
  pending,
});

test('what may come later is tried after longer and longer waits, and then given up', () => {
  const waits: number[] = [];
  for (let next: PendingPart | null = part(); next; ) {
    next = triedAgain(next, { asks: '', mayTryLater: true }, now);
    if (next?.notBefore) waits.push((new Date(next.notBefore).getTime() - now.getTime()) / 60_000);
  }
  expect(waits).toEqual([1, 5, 30, 120, 720]);
});

test('what will not come is not tried again, and a permission is waited for', () => {
  expect(triedAgain(part(), { asks: '', mayTryLater: false }, now)).toBeNull();
  const waiting = triedAgain(part(), { asks: 'https://b.example', mayTryLater: false }, now);
  expect(waiting).toMatchObject({ asks: 'https://b.example', notBefore: null });
});

test('the worker looks again when the first part is due, and not for permissions alone', () => {
  const at = (minute: string) => parseInstant(`2026-11-23T18:${minute}:00Z`);
  const jobs = [job([part({ notBefore: at('30') })]), job([part({ notBefore: at('05') })])];
  expect(nextLook(jobs, now)).toBe(new Date('2026-11-23T18:05:00Z').getTime());
  expect(nextLook([job([part({ asks: 'https://b.example' })])], now)).toBeNull();
  expect(nextLook([], now)).toBeNull();
});

test('a permission that nobody gives is forgotten after a month', () => {
  const waiting = job([part({ asks: 'https://b.example' })]);
  expect(outOfDate(waiting, now)).toBe(false);
  expect(outOfDate(waiting, new Date('2027-01-10T00:00:00Z'))).toBe(true);
});

test('a part that an earlier worker stored is not made twice, and an older version does not stand for a new try', () => {
  const { startedAt } = job([]);
  const file = {
    role: 'picture',
    sha256: 'a'.repeat(64),
    mime: 'image/webp',
    sizeBytes: 1,
    url: 'https://a.example/x',
  };
  const evidence = (capturedAt: string) => parseEvidence(newId(), { parts: [{ ...file, capturedAt }] });
  expect(isSettledBy(evidence('2026-11-23T17:59:30Z'), 'picture', startedAt)).toBe(true);
  expect(isSettledBy(evidence('2026-11-22T00:00:00Z'), 'picture', startedAt)).toBe(false);
});

test('a row on disk is a job or nothing', () => {
  const stored = JSON.parse(JSON.stringify(job([part({ tries: 2 })])));
  expect(parseJob(stored)).toMatchObject({ tabId: 3, pending: [{ role: 'file', tries: 2 }] });
  for (const value of [null, {}, { ...stored, url: 'javascript:1' }, { ...stored, tabId: 'x' }])
    expect(parseJob(value)).toBeNull();
  expect(parseJob({ ...stored, pending: [{ role: 'soul' }] })?.pending).toEqual([]);
});
