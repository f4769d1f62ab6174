// Journal article: what it says, how sound it is, and what it is good for here.
import type { ReflectionModel } from './model.ts';

export const journalArticle: ReflectionModel = {
  key: 'journal-article',
  group: 'activity',
  name: 'Journal article',
  citation: '',
  summary: 'For a paper, guideline or chapter that you read. Good for journal clubs and self-directed reading.',
  prompts: [
    { key: 'question', label: 'Why I read it', hint: 'The question or case that you had in mind.', mapsTo: null },
    {
      key: 'summary',
      label: 'What it says',
      hint: 'The main message, for whom, and on what it rests. No need to retell the methods.',
      mapsTo: 'learned',
    },
    {
      key: 'appraisal',
      label: 'How far I trust it',
      hint: 'Strengths, weaknesses, and whether the people in it are like those you work with.',
      mapsTo: 'relevance',
    },
    {
      key: 'practice',
      label: 'What I do with it',
      hint: 'What you change, keep doing with more confidence, or bring to your team.',
      mapsTo: 'practice',
    },
    {
      key: 'people',
      label: 'Who benefits',
      hint: 'What it means for the people who use your service.',
      mapsTo: 'people',
    },
  ],
};
