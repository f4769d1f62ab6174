// Atkins and Murphy: from an uneasy feeling, through what one took for granted, to learning.
import type { ReflectionModel } from './model.ts';

export const atkinsMurphy: ReflectionModel = {
  key: 'atkins-murphy',
  group: 'steps',
  name: 'Atkins and Murphy: from discomfort to learning',
  citation: 'Atkins S, Murphy K (1994) Reflective practice. Nursing Standard 8(39):49–56.',
  summary: 'Starts from an uneasy feeling or something new. Good when you cannot yet say what troubled you.',
  prompts: [
    {
      key: 'awareness',
      label: 'Awareness',
      hint: 'What felt uncomfortable or new, and when you noticed it.',
      mapsTo: null,
    },
    {
      key: 'description',
      label: 'The situation',
      hint: 'What happened: the key events, what you did, what others did.',
      mapsTo: null,
    },
    {
      key: 'analysis',
      label: 'Feelings and knowledge',
      hint: 'What you took for granted, whether it holds, and what else might explain it.',
      mapsTo: null,
    },
    {
      key: 'evaluation',
      label: 'Relevance of the knowledge',
      hint: 'How far what you know explains it, where it falls short, and why that matters to your work.',
      mapsTo: 'relevance',
    },
    {
      key: 'learning',
      label: 'What I learned',
      hint: 'What you have learned from it, in a sentence or two.',
      mapsTo: 'learned',
    },
    { key: 'practice', label: 'What changes', hint: 'What you do differently because of it.', mapsTo: 'practice' },
    {
      key: 'people',
      label: 'Who benefits',
      hint: 'Who is better off for it, and how you know or will know.',
      mapsTo: 'people',
    },
  ],
};
