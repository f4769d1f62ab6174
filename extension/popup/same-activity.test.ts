// A certificate finds the activity that it belongs to.
import { expect, it } from 'vitest';
import { newId } from '../../shared/model/id.ts';
import type { AttachChoice } from '../capture/capture-calls.ts';
import { parseReading } from '../capture/page-reading.ts';
import { canDate, newDraft, toCaptureDraft } from './popup-draft.ts';
import { attach, sameActivity } from './same-activity.ts';

const choice = (title: string, over: Partial<AttachChoice> = {}): AttachChoice => ({
  id: newId(),
  title,
  provider: 'LearnWell',
  startedOn: '2026-11-20' as never,
  datePrecision: 'day',
  isInInbox: true,
  isPlanned: false,
  isOneDay: true,
  ...over,
});
const found = (title: string, ...titles: string[]) =>
  sameActivity(
    title,
    titles.map((one) => choice(one)),
  )?.title ?? null;

it('by the same title, however it is punctuated, or one with a little more in it', () => {
  expect(found('Safeguarding adults level 2', 'Safeguarding adults, Level 2')).toBe('Safeguarding adults, Level 2');
  expect(found('Safeguarding adults level 2', 'Online course: Safeguarding adults level 2')).not.toBeNull();
  expect(found('Falls', 'Falls', 'Falls at home')).toBe('Falls');
});

it('but not where two are called so, or it is only a word of another', () => {
  expect(found('Safeguarding adults', 'Safeguarding adults', 'Safeguarding adults')).toBeNull();
  expect(found('Falls', 'Falls at home')).toBeNull();
  expect(found('Safeguarding adults', 'Safeguarding children')).toBeNull();
  expect(found('', 'Safeguarding children')).toBeNull();
});

const now = new Date('2026-11-26T12:00:00Z');
const certificate = () => {
  const metadata = { title: 'Safeguarding adults level 2', completedOn: '2026-10-14' };
  const reading = parseReading({ url: 'https://learn.example/certificate/9', kind: 'certificate', metadata });
  return newDraft(reading ?? expect.fail('no reading'), [], now);
};

it('takes who gave the course from there, and offers the certificate’s day', () => {
  const draft = certificate();
  attach(draft, choice('Safeguarding adults level 2'));
  expect(toCaptureDraft(draft, now)).toMatchObject({
    isAttached: true,
    startedOn: '2026-10-14',
    datesActivity: true,
    reading: { metadata: { provider: 'LearnWell', sources: { provider: 'activity' } } },
  });
  expect(toCaptureDraft({ ...draft, datesActivity: false }, now).datesActivity).toBe(false);
});

it('leaves the day of a course of several days, and one that is the same already', () => {
  const draft = certificate();
  expect(canDate(draft)).toBe(false);
  attach(draft, choice('Safeguarding adults level 2', { isOneDay: false }));
  expect(canDate(draft)).toBe(false);
  attach(draft, choice('Safeguarding adults level 2', { startedOn: '2026-10-14' as never }));
  expect(canDate(draft)).toBe(false);
});
