// The four Fs: facts, feelings, findings, future.
import type { ReflectionModel } from './model.ts';

export const fourF: ReflectionModel = {
  key: 'four-f',
  group: 'short',
  name: 'Four Fs: facts, feelings, findings, future',
  citation: 'Greenaway R, active reviewing. Described in the Reflection Toolkit of the University of Edinburgh.',
  summary: 'Four words to hold on to. Good for training days and group work.',
  prompts: [
    { key: 'facts', label: 'Facts', hint: 'What happened, in the order it happened.', mapsTo: null },
    {
      key: 'feelings',
      label: 'Feelings',
      hint: 'What it was like, for you and for the people it concerned.',
      mapsTo: 'people',
    },
    { key: 'findings', label: 'Findings', hint: 'What you found out.', mapsTo: 'learned' },
    { key: 'future', label: 'Future', hint: 'How you use it at work from here.', mapsTo: 'practice' },
  ],
};
