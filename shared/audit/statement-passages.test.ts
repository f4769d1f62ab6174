// A statement begun from the reflections: whose words, in which order, and where each goes back to.
import { describe, expect, it } from 'vitest';
import type { Reflection } from '../model/reflection.ts';
import { reflectionModel } from '../reflection-models/index.ts';
import { modelOfReflection } from '../reflection-models/own.ts';
import { anActivity, aReflection, id } from './invented.ts';
import { draftFrom, firstTicks, passagesOf, sourcesOf, withInserted } from './statement-passages.ts';
import type { Story } from './story.ts';

const modelUnder = (reflection: Reflection) => modelOfReflection(reflection, reflectionModel(reflection.modelKey));
const story = (fields: Partial<Story> = {}): Story => ({
  activity: anActivity({ title: 'Study day', description: 'A day on kitchens.', outcome: 'Two families used it.' }),
  reflections: [
    aReflection({
      people: 'People leave with one change that works.',
      learned: 'Cues at the right moment change the whole task.',
      practice: 'I now note the cue that helped.',
    }),
  ],
  evidence: [],
  ...fields,
});
const passages = passagesOf([story()], modelUnder);

describe('passages', () => {
  it('come in the order in which a statement tells them, whatever the model asked first', () => {
    expect(passages[0]?.passages.map(({ aspect, text }) => [aspect, text])).toEqual([
      ['what', 'A day on kitchens.'],
      ['learned', 'Cues at the right moment change the whole task.'],
      ['practice', 'I now note the cue that helped.'],
      ['people', 'People leave with one change that works.'],
      ['outcome', 'Two families used it.'],
    ]);
  });

  it('of a reflection without questions are offered too', () => {
    const free = story({
      activity: anActivity({ description: '' }),
      reflections: [aReflection({ text: 'All of it in one go.' }, 'free-text')],
    });
    const found = passagesOf([free], modelUnder);
    expect(found[0]?.passages).toMatchObject([{ aspect: null, text: 'All of it in one go.' }]);
    expect([...firstTicks(found, '')]).toEqual(found[0]?.passages.map(({ key }) => key));
  });

  it('are ticked when a statement tells them, and not when they stand in it already', () => {
    const ticked = firstTicks(passages, 'I said before:\n\ni now  note the cue that helped. And so on.');
    const texts = passages.flatMap(({ passages: all }) =>
      all.filter(({ key }) => ticked.has(key)).map(({ text }) => text),
    );
    expect(texts).toEqual([
      'A day on kitchens.',
      'Cues at the right moment change the whole task.',
      'People leave with one change that works.',
      'Two families used it.',
    ]);
  });
});

describe('a draft', () => {
  it('is the heading and the passages as they were written', () => {
    expect(draftFrom(passages, firstTicks(passages, ''))).toBe(
      'Study day\n\nA day on kitchens.\n\nCues at the right moment change the whole task.\n\nI now note the cue that helped.\n\nPeople leave with one change that works.\n\nTwo families used it.',
    );
  });

  it('of nothing ticked is nothing', () => {
    expect(draftFrom(passages, new Set())).toBe('');
  });

  it('goes where it is put, and nothing that was there is lost', () => {
    expect(withInserted('', 'New', 0)).toBe('New');
    expect(withInserted('One.', 'New', 4)).toBe('One.\n\nNew');
    expect(withInserted('One.\n\nTwo.', 'New', 6)).toBe('One.\n\nNew\n\nTwo.');
    expect(withInserted('One. Two.', 'New', 4)).toBe('One.\n\nNew\n\n Two.');
  });
});

describe('where a statement goes back to', () => {
  it('is said of each paragraph, reworded or not, and of none that is the person’s own', () => {
    const statement =
      'In this cycle I chose well.\n\nStudy day\n\nI saw that cues at the right moment change the whole task for many.';
    expect(
      sourcesOf(statement, passages).map(({ begins, sources }) => [
        begins,
        sources.map(({ passage }) => passage.origin),
      ]),
    ).toEqual([
      ['In this cycle I chose well.', []],
      ['I saw that cues at the right moment …', [modelUnder(aReflection({})).prompts[0].label]],
    ]);
  });

  it('leads to the activity', () => {
    expect(sourcesOf('I now note the cue that helped.', passages)[0]?.sources[0]).toMatchObject({
      heading: 'Study day',
      passage: { activityId: id('activity-0001') },
    });
  });
});
