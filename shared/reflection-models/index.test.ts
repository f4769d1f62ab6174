// The register of reflection models: complete, steady in its keys, and able to feed a statement.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANSWER_ASPECTS_BY_MODEL } from './aspects.ts';
import { defaultReflectionModel, reflectionModel, reflectionModels } from './index.ts';

const NO_MODELS = ['index.ts', 'model.ts', 'aspects.ts', 'own.ts', 'own-file.ts'];

describe('the reflection models', () => {
  it('are all in the register: one file each, named by its key', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((name) => !name.endsWith('.test.ts') && !NO_MODELS.includes(name))
      .map((name) => name.replace(/\.ts$/, ''));
    expect(reflectionModels.map((model) => model.key).sort()).toEqual(files.sort());
  });

  it('say what each answer speaks to, and lists are told the same', () => {
    const said = reflectionModels.map(({ key, prompts }) => [
      key,
      Object.fromEntries(prompts.map((prompt) => [prompt.key, prompt.mapsTo])),
    ]);
    expect(ANSWER_ASPECTS_BY_MODEL).toEqual(Object.fromEntries(said));
  });

  it('begin with the three questions', () => {
    expect(reflectionModels[0]).toBe(defaultReflectionModel);
    expect(defaultReflectionModel.prompts.map((prompt) => prompt.key)).toEqual(['learned', 'practice', 'people']);
  });

  // Answers in people's records are filed under these keys: a change here loses words.
  it('keep the keys under which answers are filed', () => {
    expect(
      Object.fromEntries(reflectionModels.map((model) => [model.key, model.prompts.map((prompt) => prompt.key)])),
    ).toEqual({
      'hcpc-three-questions': ['learned', 'practice', 'people'],
      gibbs: ['description', 'feelings', 'evaluation', 'analysis', 'conclusion', 'actionPlan'],
      driscoll: ['what', 'soWhat', 'nowWhat'],
      rolfe: ['what', 'soWhat', 'nowWhat'],
      borton: ['what', 'soWhat', 'nowWhat'],
      kolb: ['experience', 'observation', 'concept', 'experiment'],
      era: ['experience', 'reflection', 'action'],
      carl: ['context', 'action', 'results', 'learning'],
      'four-f': ['facts', 'feelings', 'findings', 'future'],
      'free-text': ['text'],
      johns: ['description', 'aims', 'feelings', 'ethics', 'knowledge', 'alternatives', 'learning'],
      schon: ['situation', 'inAction', 'onAction', 'learned', 'forAction'],
      'atkins-murphy': ['awareness', 'description', 'analysis', 'evaluation', 'learning', 'practice', 'people'],
      brookfield: ['own', 'people', 'colleagues', 'literature', 'learned', 'practice'],
      boud: ['experience', 'feelings', 'reevaluation', 'learned', 'practice', 'people'],
      'five-minutes': ['learned', 'relevance', 'practice', 'people'],
      'journal-article': ['question', 'summary', 'appraisal', 'practice', 'people'],
      supervision: ['topic', 'before', 'learned', 'relevance', 'practice', 'people'],
    });
  });

  it.each(reflectionModels.filter((model) => model.key !== 'free-text').map((model) => [model.key, model] as const))(
    '%s asks for learning, practice and people, each once',
    (_, model) => {
      const aspects = model.prompts.map((prompt) => prompt.mapsTo).filter((aspect) => aspect !== null);
      expect(new Set(aspects).size).toBe(aspects.length);
      expect(aspects).toEqual(expect.arrayContaining(['learned', 'practice', 'people']));
    },
  );

  it.each(reflectionModels.map((model) => [model.key, model] as const))(
    '%s says enough and not too much',
    (_, model) => {
      expect(model.name).not.toBe('');
      expect(model.summary).toMatch(/\.$/);
      for (const prompt of model.prompts) {
        expect(prompt.label).not.toBe('');
        expect(prompt.hint.split(' ').length).toBeGreaterThan(3);
        expect(prompt.hint.split(' ').length).toBeLessThanOrEqual(25);
      }
    },
  );

  it('name the work they come from, unless the prompts are ours alone', () => {
    const uncited = reflectionModels.filter((model) => model.citation === '').map((model) => model.key);
    expect(uncited).toEqual(['hcpc-three-questions', 'five-minutes', 'journal-article', 'supervision', 'free-text']);
  });

  it('stand in groups, with the first among the short ones', () => {
    expect(defaultReflectionModel.group).toBe('short');
    expect(reflectionModels.filter(({ group }) => group === 'own')).toEqual([]);
  });

  it('of a later version are not known', () => expect(reflectionModel('no-such-model')).toBeNull());
});
