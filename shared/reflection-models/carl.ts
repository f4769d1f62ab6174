// CARL: context, action, results, learning.
import type { ReflectionModel } from './model.ts';

export const carl: ReflectionModel = {
  key: 'carl',
  group: 'short',
  name: 'CARL: context, action, results, learning',
  citation: 'Described in the Reflection Toolkit of the University of Edinburgh.',
  summary: 'Tells a short story with an outcome. Good for projects and for things you changed.',
  prompts: [
    {
      key: 'context',
      label: 'Context',
      hint: 'Where things stood, and why it matters to your work.',
      mapsTo: 'relevance',
    },
    { key: 'action', label: 'Action', hint: 'What you did, and what you do differently since.', mapsTo: 'practice' },
    {
      key: 'results',
      label: 'Results',
      hint: 'What came of it for the people it was for, good or not.',
      mapsTo: 'people',
    },
    { key: 'learning', label: 'Learning', hint: 'What you know now that you did not know before.', mapsTo: 'learned' },
  ],
};
