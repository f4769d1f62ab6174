// Invitations on two devices: what one of them knows, and what neither may lose.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../../shared/model/dates.ts';
import { attachActivities, changeActivity, createActivity, mergeActivities } from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { bringIn, isSettled, lookFor, takeBack } from './bring-in-invitations.ts';
import type { Invitation } from './invitation.ts';

const NOW = new Date('2026-11-26T06:00:00Z');
const TODAY = '2026-11-26' as LocalDate;
const invitation = (fields: Partial<Invitation> = {}): Invitation => ({
  uid: 'event-1@rowan.example',
  occurrence: '',
  title: 'Splinting webinar',
  startedOn: '2027-05-12' as LocalDate,
  endedOn: null,
  time: '12:30 to 14:00',
  minutes: 90,
  provider: '',
  place: '',
  url: '',
  description: 'With time for questions.',
  isCancelled: false,
  ...fields,
});
const shown = (doc: Y.Doc, one: Invitation) => ({ invitation: one, ...lookFor(doc, one) });
const put = (doc: Y.Doc, one: Invitation) => bringIn(doc, [shown(doc, one)], NOW);
const activities = (doc: Y.Doc) => readAll(doc, 'activity').sort((a, b) => (a.outcome < b.outcome ? -1 : 1));
function write(doc: Y.Doc, words: string): void {
  const [one] = activities(doc);
  const text = one && sharedText(doc, 'activity', one.id, 'outcome');
  replaceText(text ?? expect.unreachable('it has no text'), words);
}
function sync(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

test('opened on two devices while they are apart, both keep what I typed, and merging makes one of the two', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  put(here, invitation());
  put(there, invitation());
  write(here, 'Alone at the desk');
  write(there, 'Before the ward round');
  sync(here, there);
  for (const doc of [here, there])
    expect(activities(doc).map(({ outcome }) => outcome)).toEqual(['Alone at the desk', 'Before the ward round']);

  const [first, second] = activities(here);
  mergeActivities(here, [first?.id ?? expect.unreachable(), second?.id ?? expect.unreachable()], [], NOW);
  const known = lookFor(here, invitation());
  expect(known).toMatchObject({ standing: 'there', known: { deletedOn: null } });
  expect(known.known?.outcome).toContain('Before the ward round');
});

test('opened once more on the other device it is there already', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  put(here, invitation());
  sync(here, there);
  expect(lookFor(there, invitation()).standing).toBe('there');
  expect(lookFor(there, invitation({ startedOn: '2027-05-19' as LocalDate })).standing).toBe('moved');
  expect(lookFor(there, invitation({ occurrence: '2027-05-19' })).standing).toBe('new');
});

test('what came from the other device while I looked stays as it is', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  const asShown = shown(here, invitation());
  put(there, invitation({ startedOn: '2027-05-10' as LocalDate }));
  write(there, 'Mine');
  sync(here, there);
  expect(bringIn(here, [asShown], NOW)).toEqual([]);
  expect(activities(here)).toMatchObject([{ startedOn: '2027-05-10', outcome: 'Mine' }]);
});

test('one that another activity took over is known by it', () => {
  const doc = new Y.Doc();
  const older = createActivity(doc, { title: 'Splints' }, new Date('2026-11-01T09:00:00Z'));
  const [done] = put(doc, invitation());
  mergeActivities(doc, [older, done?.id ?? expect.unreachable()], [], NOW);
  expect(lookFor(doc, invitation())).toMatchObject({ standing: 'there', known: { id: older } });
});

test('one that was attached to another activity does not move that one', () => {
  const doc = new Y.Doc();
  const day = createActivity(doc, { title: 'Study day', startedOn: '2027-05-01' as LocalDate }, NOW);
  const [done] = put(doc, invitation());
  attachActivities(doc, [done?.id ?? expect.unreachable()], day, NOW);
  expect(lookFor(doc, invitation()).standing).toBe('binned');
});

test('an entry of ours that this device has not heard of gets an id of its own', () => {
  const doc = new Y.Doc();
  const ours = invitation({ uid: 'activity-0f8fad5b-d9cb-469f-a165-70867728950e@waymark' });
  const [done] = put(doc, ours);
  expect(done?.id).not.toBe('0f8fad5b-d9cb-469f-a165-70867728950e');
  expect(lookFor(doc, ours).standing).toBe('there');
});

test('taken back, it is in the bin with what was typed meanwhile', () => {
  const doc = new Y.Doc();
  const done = put(doc, invitation());
  write(doc, 'Two lines');
  takeBack(doc, done, TODAY);
  expect(activities(doc)).toMatchObject([{ deletedOn: TODAY, outcome: 'Two lines' }]);
});

test('what is past, confirmed or written about is settled; the organiser’s words alone are not mine', () => {
  const doc = new Y.Doc();
  const [done] = put(doc, invitation());
  const id = done?.id ?? expect.unreachable();
  const later = invitation({ startedOn: '2027-06-09' as LocalDate, time: '09:00 to 10:30' });
  const settled = (today = TODAY) => isSettled(doc, shown(doc, later), today);
  expect(settled()).toBe(false);
  expect(settled('2027-05-13' as LocalDate)).toBe(true);
  changeActivity(doc, id, { confirmedOn: TODAY });
  expect(settled()).toBe(true);
  changeActivity(doc, id, { confirmedOn: null });
  expect(settled()).toBe(false);
  write(doc, 'I splint sooner now');
  expect(settled()).toBe(true);
});
