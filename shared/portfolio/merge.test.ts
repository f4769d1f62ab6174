// One activity out of two that tell of the same thing: nothing of either is lost, on one device and on two.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import { differingFacts } from '../model/merged-facts.ts';
import * as edit from './edit.ts';
import { RECORD_KINDS } from './layout.ts';
import { readAll, readRecord, versionsOf } from './read.ts';

const now = new Date('2026-11-23T18:00:00Z');
const day = (text: string) => text as LocalDate;

const everything = (doc: Y.Doc) =>
  RECORD_KINDS.flatMap((kind) => readAll(doc, kind).map((record) => JSON.stringify([kind, record]))).sort();

/** The same webinar twice: kept from the web with its certificate, and written down by hand the next day. */
function aWebinarTwice() {
  const doc = new Y.Doc();
  const kept = edit.createActivity(
    doc,
    {
      title: 'Webinar: falls',
      startedOn: day('2026-10-01'),
      url: 'https://a.example/',
      description: 'From the page.',
      tags: ['Falls'],
    },
    new Date('2026-10-01T18:00:00Z'),
  );
  const hand = edit.createActivity(
    doc,
    {
      title: 'Falls webinar',
      startedOn: day('2026-10-02'),
      type: 'professional',
      subtype: 'Webinar',
      provider: 'Alder Learning',
      starred: true,
      description: 'By hand.',
      outcome: 'I ask about stairs.',
      tags: ['falls', 'Stairs'],
    },
    new Date('2026-10-02T18:00:00Z'),
  );
  const certificate = edit.createEvidence(doc, { title: 'Certificate' }, now);
  const slides = edit.createEvidence(doc, { title: 'Slides' }, now);
  edit.putLink(doc, 'activityEvidence', kept, certificate, 0);
  edit.putLink(doc, 'activityEvidence', hand, certificate, 0);
  edit.putLink(doc, 'activityEvidence', hand, slides, 1);
  const goal = edit.createGoal(doc, { title: 'Prevent falls' }, now);
  edit.putLink(doc, 'goalActivity', goal, hand);
  const reflection = edit.createReflection(
    doc,
    { activityId: hand, modelKey: 'borton', promptKeys: ['what'], answers: { what: 'Stairs first.' } },
    now,
  );
  const reminder = edit.createReminder(
    doc,
    { activityId: hand, about: 'followUp', text: '', dueOn: day('2026-12-01'), doneOn: null, deletedOn: null },
    now,
  );
  return { doc, kept, hand, certificate, slides, goal, reflection, reminder };
}

describe('merging two', () => {
  test('asks only about facts that both have and that differ', () => {
    const { doc, kept, hand } = aWebinarTwice();
    const [one, two] = [readRecord(doc, 'activity', kept), readRecord(doc, 'activity', hand)];
    if (!one || !two) throw new Error('not there');
    expect(differingFacts(one, two)).toEqual(['title', 'day']);
  });

  test('keeps the older with the chosen facts, both texts, and all that belongs to either', () => {
    const { doc, kept, hand, certificate, slides, goal, reflection, reminder } = aWebinarTwice();
    expect(edit.mergeActivities(doc, [hand, kept], ['title'], now)).toBe(kept);
    expect(readRecord(doc, 'activity', kept)).toMatchObject({
      title: 'Falls webinar',
      startedOn: '2026-10-01',
      type: 'professional',
      subtype: 'Webinar',
      provider: 'Alder Learning',
      url: 'https://a.example/',
      starred: true,
      description: 'From the page.\n\nBy hand.',
      outcome: 'I ask about stairs.',
      tags: ['Falls', 'Stairs'],
      deletedOn: null,
    });
    expect(readRecord(doc, 'activity', hand)).toMatchObject({ deletedOn: '2026-11-23', description: 'By hand.' });
    expect(readRecord(doc, 'reflection', reflection)?.activityId).toBe(kept);
    expect(readRecord(doc, 'reminder', reminder)?.activityId).toBe(kept);
    const links = readAll(doc, 'link').filter(({ from, to }) => from === kept || to === kept);
    expect(links.sort((a, b) => a.position - b.position).map(({ from, to }) => (from === kept ? to : from))).toEqual(
      expect.arrayContaining([certificate, slides, goal]),
    );
    expect(links).toHaveLength(3);
    expect(versionsOf(doc, kept, 'description').map(({ text }) => text)).toEqual(['From the page.']);
  });

  test('says the same words once', () => {
    const { doc, kept } = aWebinarTwice();
    const copy = edit.createActivity(doc, { title: 'Copy', description: 'From the page. ' }, now);
    edit.mergeActivities(doc, [kept, copy], [], now);
    expect(readRecord(doc, 'activity', kept)?.description).toBe('From the page.');
  });

  test('can be taken back, and then everything is as it was', () => {
    const { doc, kept, hand } = aWebinarTwice();
    const before = everything(doc);
    const undo = edit.undoable(doc, () => edit.mergeActivities(doc, [kept, hand], ['title', 'day'], now));
    expect(everything(doc)).not.toEqual(before);
    undo();
    expect(everything(doc)).toEqual(before);
  });

  test('does nothing when one is gone, or both are the same', () => {
    const { doc, kept } = aWebinarTwice();
    const before = everything(doc);
    expect(edit.mergeActivities(doc, [kept, kept], [], now)).toBeNull();
    expect(edit.mergeActivities(doc, [kept, 'gone-activity-000000' as never], [], now)).toBeNull();
    expect(everything(doc)).toEqual(before);
  });
});

describe('two devices', () => {
  function apart() {
    const made = aWebinarTwice();
    const laptop = new Y.Doc();
    Y.applyUpdate(laptop, Y.encodeStateAsUpdate(made.doc));
    const meet = () => {
      Y.applyUpdate(laptop, Y.encodeStateAsUpdate(made.doc));
      Y.applyUpdate(made.doc, Y.encodeStateAsUpdate(laptop));
    };
    return { ...made, phone: made.doc, laptop, meet };
  }

  test('that merge the same two while apart keep the same one, with everything; only joined words may stand twice', () => {
    const { phone, laptop, meet, kept, hand, reflection } = apart();
    edit.mergeActivities(phone, [kept, hand], ['title'], now);
    edit.mergeActivities(laptop, [hand, kept], [], now);
    meet();
    expect(everything(phone)).toEqual(everything(laptop));
    expect(readAll(phone, 'activity').map(({ id, deletedOn }) => [id, deletedOn === null])).toEqual(
      expect.arrayContaining([
        [kept, true],
        [hand, false],
      ]),
    );
    const activity = readRecord(phone, 'activity', kept);
    expect(activity?.tags).toEqual(expect.arrayContaining(['Stairs']));
    expect(activity?.description).toBe('From the page.\n\nBy hand.\n\nBy hand.');
    expect(readRecord(phone, 'reflection', reflection)?.activityId).toBe(kept);
    expect(readAll(phone, 'link').filter(({ from }) => from === kept)).toHaveLength(2);
  });

  test('keep what the other wrote into the one that went, in the bin, to be put back', () => {
    const { phone, laptop, meet, kept, hand } = apart();
    edit.mergeActivities(phone, [kept, hand], [], now);
    edit.changeActivity(laptop, hand, { place: 'Ward 3' });
    meet();
    expect(readRecord(phone, 'activity', hand)).toMatchObject({ place: 'Ward 3', deletedOn: '2026-11-23' });
    edit.restore(phone, 'activity', hand);
    expect(readRecord(phone, 'activity', hand)).toMatchObject({ deletedOn: null, description: 'By hand.' });
  });

  test('of which one takes the merging back while the other writes, keep what was written', () => {
    const { phone, laptop, meet, kept, hand } = apart();
    const undo = edit.undoable(phone, () => edit.mergeActivities(phone, [kept, hand], [], now));
    meet();
    edit.changeActivity(laptop, kept, { minutes: 90 });
    meet();
    undo();
    meet();
    expect(readRecord(laptop, 'activity', kept)).toMatchObject({ minutes: 90, description: 'From the page.' });
    expect(readRecord(laptop, 'activity', hand)?.deletedOn).toBeNull();
  });
});
