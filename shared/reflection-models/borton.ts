// Borton: the first of the what, so what, now what models.
import type { ReflectionModel } from './model.ts';

export const borton: ReflectionModel = {
  key: 'borton',
  group: 'short',
  name: 'Borton: What, so what, now what',
  citation: 'Borton T (1970) Reach, Touch and Teach. New York: McGraw-Hill.',
  summary: 'The oldest and barest form of the three short questions.',
  prompts: [
    {
      key: 'what',
      label: 'What',
      hint: 'What happened, and what you noticed about yourself and about others.',
      mapsTo: 'people',
    },
    { key: 'soWhat', label: 'So what', hint: 'What you make of it, and what you learned from it.', mapsTo: 'learned' },
    { key: 'nowWhat', label: 'Now what', hint: 'What you do next because of it.', mapsTo: 'practice' },
  ],
};
