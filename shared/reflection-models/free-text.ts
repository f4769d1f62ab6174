// No prompts: one text in the person's own order.
import type { ReflectionModel } from './model.ts';

export const freeText: ReflectionModel = {
  key: 'free-text',
  group: 'short',
  name: 'Free text',
  citation: '',
  summary: 'An empty page, for those who know what they want to say.',
  prompts: [
    {
      key: 'text',
      label: 'Your reflection',
      hint: 'What you learned, what it changes at work and who benefits, in any order.',
      mapsTo: null,
    },
  ],
};
