// Several activities at once: one step, and a way back that leaves nothing behind.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ACTIVITY_TYPES } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import * as edit from './edit.ts';
import { metaOf, RECORD_KINDS } from './layout.ts';
import { readAll, readRecord } from './read.ts';
import { replaceText, sharedText } from './texts.ts';

const now = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23' as LocalDate;

/** Everything that a portfolio says, whatever the order in which it was written. */
const everything = (doc: Y.Doc) =>
  RECORD_KINDS.flatMap((kind) => readAll(doc, kind).map((record) => JSON.stringify([kind, record]))).sort();

function aRecord() {
  const doc = new Y.Doc();
  const one = edit.createActivity(doc, { title: 'One', type: 'formal', subtype: 'Course', tags: ['Falls'] }, now);
  const two = edit.createActivity(doc, { title: 'Two', startedOn: today, starred: true, outcome: 'It helped.' }, now);
  const goal = edit.createGoal(doc, { title: 'Hands' }, now);
  edit.putLink(doc, 'goalActivity', goal, two, 3);
  return { doc, one, two, goal };
}

describe('several activities', () => {
  test('change in one step: kind, tags, goal and star', () => {
    const { doc, one, two, goal } = aRecord();
    const steps: unknown[] = [];
    doc.on('update', (update) => steps.push(update));
    edit.changeActivities(doc, [one, two], {
      type: 'workBased',
      starred: true,
      addTag: 'Stroke',
      removeTag: 'falls',
      goalId: goal,
    });
    expect(steps).toHaveLength(1);
    for (const id of [one, two]) {
      const activity = readRecord(doc, 'activity', id);
      expect(activity).toMatchObject({ type: 'workBased', subtype: '', starred: true, tags: ['Stroke'] });
    }
    const links = readAll(doc, 'link').map(({ to, position }) => ({ to, position }));
    expect(links.sort((a, b) => a.position - b.position)).toEqual([
      { to: one, position: 0 },
      { to: two, position: 3 },
    ]);
  });

  test('keep the example of their kind when the kind stays', () => {
    const { doc, one } = aRecord();
    edit.changeActivities(doc, [one], { type: 'formal' });
    expect(readRecord(doc, 'activity', one)?.subtype).toBe('Course');
  });

  test('go to the bin together', () => {
    const { doc, one, two } = aRecord();
    edit.moveActivitiesToBin(doc, [one, two], now);
    expect(readAll(doc, 'activity').map(({ deletedOn }) => deletedOn)).toEqual([today, today]);
  });
});

describe('the way back', () => {
  test('leaves everything exactly as it was, whatever was changed in whichever', () => {
    fc.assert(
      fc.property(
        fc.record({
          type: fc.option(fc.constantFrom(...ACTIVITY_TYPES), { nil: undefined }),
          starred: fc.option(fc.boolean(), { nil: undefined }),
          addTag: fc.constantFrom(undefined, 'Falls', 'falls', 'Stroke'),
          removeTag: fc.constantFrom(undefined, 'Falls', 'Nowhere'),
          isLinked: fc.boolean(),
          isBinned: fc.boolean(),
        }),
        ({ type, starred, addTag, removeTag, isLinked, isBinned }) => {
          const { doc, one, two, goal } = aRecord();
          const before = everything(doc);
          const undo = edit.undoable(doc, () => {
            edit.changeActivities(doc, [one, two], {
              ...(type ? { type } : {}),
              ...(starred === undefined ? {} : { starred }),
              ...(addTag ? { addTag } : {}),
              ...(removeTag ? { removeTag } : {}),
              ...(isLinked ? { goalId: goal } : {}),
            });
            if (isBinned) edit.moveActivitiesToBin(doc, [one, two], now);
          });
          undo();
          expect(everything(doc)).toEqual(before);
        },
      ),
    );
  });

  test('leaves alone what was changed since, here and elsewhere', () => {
    const { doc, one, two } = aRecord();
    const other = new Y.Doc();
    const undo = edit.undoable(doc, () => edit.changeActivities(doc, [one, two], { starred: true, addTag: 'Stroke' }));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    edit.changeActivity(other, one, { provider: 'Alder Learning', starred: false });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    edit.changeActivity(doc, two, { title: 'Two, and more' });
    undo();
    expect(readRecord(doc, 'activity', one)).toMatchObject({
      provider: 'Alder Learning',
      starred: false,
      tags: ['Falls'],
    });
    expect(readRecord(doc, 'activity', two)).toMatchObject({ title: 'Two, and more', starred: true, tags: [] });
  });

  test('takes joined words out again, and leaves those typed beside them', () => {
    const { doc, two } = aRecord();
    const text = sharedText(doc, 'activity', two, 'outcome');
    if (!text) throw new Error('no text');
    const undo = edit.undoable(doc, () => replaceText(text, 'It helped.\n\nA lot.'));
    replaceText(text, 'It really helped.\n\nA lot.', 10);
    undo();
    expect(text.toString()).toBe('It really helped.');
  });

  test('is refused where a newer app wrote meanwhile', () => {
    const { doc, one } = aRecord();
    const undo = edit.undoable(doc, () => edit.changeActivities(doc, [one], { starred: true }));
    metaOf(doc).set('minimumReader', 99);
    expect(undo).toThrow(edit.ReadOnlyPortfolio);
  });
});

describe('the same again', () => {
  test('takes title, kind, provider, place, tags and goals, on today’s day, and neither words nor evidence', () => {
    const { doc, goal } = aRecord();
    const first = edit.createActivity(
      doc,
      {
        title: 'Supervision',
        type: 'workBased',
        subtype: 'Supervision',
        provider: 'Hazel Trust',
        place: 'Ward 3',
        startedOn: '2026-10-01' as LocalDate,
        endedOn: '2026-10-02' as LocalDate,
        minutes: 60,
        starred: true,
        tags: ['Team'],
        description: 'We spoke of rest.',
      },
      now,
    );
    edit.putLink(doc, 'goalActivity', goal, first);
    edit.putLink(doc, 'activityEvidence', first, edit.createEvidence(doc, { title: 'Notes' }, now));
    const again = edit.duplicateActivity(doc, first, now);
    expect(again).not.toBe(first);
    expect(readRecord(doc, 'activity', again ?? '')).toMatchObject({
      title: 'Supervision',
      type: 'workBased',
      subtype: 'Supervision',
      provider: 'Hazel Trust',
      place: 'Ward 3',
      startedOn: today,
      endedOn: null,
      minutes: null,
      starred: false,
      tags: ['Team'],
      description: '',
    });
    const linked = readAll(doc, 'link').filter(({ from, to }) => from === again || to === again);
    expect(linked.map(({ kind, from }) => [kind, from])).toEqual([['goalActivity', goal]]);
  });

  test('of what is gone makes nothing', () => {
    const { doc } = aRecord();
    expect(edit.duplicateActivity(doc, 'gone-activity-000000' as never, now)).toBeNull();
    expect(readAll(doc, 'activity')).toHaveLength(2);
  });
});
