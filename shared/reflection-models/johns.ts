// Johns: one situation, seen through aims, feelings, ethics, knowledge and what came before.
import type { ReflectionModel } from './model.ts';

export const johns: ReflectionModel = {
  key: 'johns',
  group: 'steps',
  name: 'Johns: structured reflection',
  citation:
    'Johns C (1995) Framing learning through reflection within Carper’s fundamental ways of knowing in nursing. Journal of Advanced Nursing 22(2):226–234.',
  summary: 'Looks at one situation from many sides. Good for a hard case with an ethical question.',
  prompts: [
    {
      key: 'description',
      label: 'Description',
      hint: 'What happened, and what in it seems significant to you now.',
      mapsTo: null,
    },
    {
      key: 'aims',
      label: 'Aims and consequences',
      hint: 'What you were trying to achieve, how people responded, and what followed for them.',
      mapsTo: 'people',
    },
    {
      key: 'feelings',
      label: 'Feelings and influences',
      hint: 'What you felt, what was behind it, and what influenced how you acted.',
      mapsTo: null,
    },
    {
      key: 'ethics',
      label: 'Ethics',
      hint: 'Whether you acted for the best and in line with your values, and what got in the way.',
      mapsTo: null,
    },
    {
      key: 'knowledge',
      label: 'Knowledge',
      hint: 'Which knowledge or evidence informed you, or ought to have, and why it matters to your work.',
      mapsTo: 'relevance',
    },
    {
      key: 'alternatives',
      label: 'Alternatives',
      hint: 'What else you could have done, with which consequences, and what you do from now on.',
      mapsTo: 'practice',
    },
    {
      key: 'learning',
      label: 'Learning',
      hint: 'How it connects with earlier experience, and what you see differently now.',
      mapsTo: 'learned',
    },
  ],
};
