// Brookfield: the same thing through one’s own eyes, those it is for, colleagues and the literature.
import type { ReflectionModel } from './model.ts';

export const brookfield: ReflectionModel = {
  key: 'brookfield',
  group: 'steps',
  name: 'Brookfield’s four lenses',
  citation: 'Brookfield S (2017) Becoming a Critically Reflective Teacher, 2nd edition. San Francisco: Jossey-Bass.',
  summary: 'Looks through four pairs of eyes, in any order. Good for teaching, supervising and changing a service.',
  prompts: [
    {
      key: 'own',
      label: 'My own experience',
      hint: 'How it looks to you, and what in your own story makes it look so.',
      mapsTo: null,
    },
    {
      key: 'people',
      label: 'The people it is for',
      hint: 'How it looks to the people you teach or serve, what they said or showed, and what they gained.',
      mapsTo: 'people',
    },
    {
      key: 'colleagues',
      label: 'Colleagues',
      hint: 'What a colleague, mentor or supervisor sees in it that you did not.',
      mapsTo: null,
    },
    {
      key: 'literature',
      label: 'The literature',
      hint: 'What research, guidance or theory says about it, and why it matters to your work.',
      mapsTo: 'relevance',
    },
    {
      key: 'learned',
      label: 'Put together',
      hint: 'What you understand now that you have looked from all four sides.',
      mapsTo: 'learned',
    },
    { key: 'practice', label: 'What changes', hint: 'What you do, or stop doing, because of it.', mapsTo: 'practice' },
  ],
};
