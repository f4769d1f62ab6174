// Models of one's own: shown under their questions, also where those have not arrived, and given to a colleague as a file.
import { describe, expect, it } from 'vitest';
import { newId } from '../model/id.ts';
import { type OwnModel, ownModelKey, parseOwnModel } from '../model/own-model.ts';
import { parseReflection, type Reflection } from '../model/reflection.ts';
import { modelOfReflection, type OwnQuestion, toOwnModelFields, toReflectionModel } from './own.ts';
import { readModelFile, toModelFile } from './own-file.ts';

const questions: OwnQuestion[] = [
  { label: 'What struck me', hint: 'In a line or two.', speaksTo: null },
  { label: 'What I know now', hint: '', speaksTo: 'learned' },
  { label: 'Who is better off', hint: '', speaksTo: 'people' },
];
function aModel(asked = questions): OwnModel {
  const fields = toOwnModelFields('Ward questions', 'After a shift.', asked);
  return parseOwnModel(newId(), fields) ?? expect.unreachable('it is a model');
}
function underIt(modelKey: string, answers: Record<string, string>): Reflection {
  const fields = { activityId: newId(), modelKey, createdAt: '2026-11-23T18:00:00.000Z', answers };
  return parseReflection(newId(), fields) ?? expect.unreachable('it is a reflection');
}
const labelsOf = (model: { prompts: readonly { label: string }[] }) => model.prompts.map(({ label }) => label);

describe('a model of my own', () => {
  it('asks what I asked, and says what each answer speaks to', () => {
    const own = aModel();
    expect(toReflectionModel(own)).toEqual({
      key: ownModelKey(own.id),
      group: 'own',
      name: 'Ward questions',
      citation: '',
      summary: 'After a shift.',
      prompts: [
        { key: 'open-1', label: 'What struck me', hint: 'In a line or two.', mapsTo: null },
        { key: 'learned-2', label: 'What I know now', hint: '', mapsTo: 'learned' },
        { key: 'people-3', label: 'Who is better off', hint: '', mapsTo: 'people' },
      ],
    });
  });

  it('that has not arrived shows its answers all the same, in order and by what they speak to', () => {
    const reflection = underIt(ownModelKey(newId()), { 'people-10': 'b', 'open-1': '', 'learned-2': 'a' });
    const model = modelOfReflection(reflection, null);
    expect(model.name).toBe('Questions of your own');
    expect(labelsOf(model)).toEqual(['Question 1', 'Question 2 (what you learned)', 'Question 10 (who benefits)']);
  });

  it('that was worded anew on another device keeps the questions that were answered', () => {
    const own = aModel();
    const reflection = underIt(ownModelKey(own.id), { 'open-1': 'a', 'practice-2': 'b' });
    expect(labelsOf(modelOfReflection(reflection, toReflectionModel(own)))).toEqual([
      'What struck me',
      'Question 2 (what changes in your practice)',
    ]);
  });

  it('leaves Waymark’s own models as they are, and answers of a later one within reach', () => {
    expect(modelOfReflection(underIt('gibbs', { feelings: 'Calm.' }), null).name).toContain('Gibbs');
    const later = modelOfReflection(underIt('from-the-future', { whither: 'There.' }), null);
    expect([later.name, ...labelsOf(later)]).toEqual(['another model', 'whither']);
  });
});

describe('a file of questions', () => {
  it('says what the model asks, and nothing of who made it', () => {
    const own = aModel();
    const text = toModelFile(own);
    expect(text).not.toContain(own.id);
    expect(JSON.parse(text)).toEqual({
      format: 'waymark-reflection-model',
      version: 1,
      name: 'Ward questions',
      summary: 'After a shift.',
      questions,
    });
    expect(readModelFile(text)).toEqual({ model: { name: 'Ward questions', summary: 'After a shift.', questions } });
  });

  const file = (over: object) =>
    JSON.stringify({ format: 'waymark-reflection-model', version: 1, name: 'N', questions, ...over });
  const many = Array.from({ length: 21 }, () => ({ label: 'Why?' }));
  it.each([
    ['a picture', '\u0089PNG', 'This is not a file of questions from Waymark: it holds no JSON.'],
    ['another file', '{"format":"other"}', 'This is not a file of questions from Waymark: it is for something else.'],
    ['a list', '[]', 'This is not a file of questions from Waymark: it is for something else.'],
    [
      'a later version',
      file({ version: 2 }),
      'The file was made by a newer Waymark. Update this one, then open the file again.',
    ],
    ['no name', file({ name: ' ' }), 'The file gives its questions no name.'],
    ['no question', file({ questions: [] }), 'The file holds no question.'],
    ['too many', file({ questions: many }), 'The file holds 21 questions; 20 are the most.'],
    ['an empty question', file({ questions: [{ label: '' }] }), 'Question 1 has no words.'],
    ['a very long one', file({ questions: [{ label: 'a'.repeat(501) }] }), 'Question 1 is longer than 500 characters.'],
    [
      'nonsense',
      file({ questions: [{ label: 'Why?', speaksTo: 'money' }] }),
      'Question 1 speaks to something that Waymark does not know.',
    ],
    ['a book', 'a'.repeat(200_001), 'The file is far larger than a set of questions can be. Nothing of it was read.'],
  ])('is refused with the reason when it is %s', (_, text, problem) => {
    expect(readModelFile(text)).toEqual({ problems: [problem] });
  });
});
