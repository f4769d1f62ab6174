// Driscoll: three questions in a circle, each leading to the next.
import type { ReflectionModel } from './model.ts';

export const driscoll: ReflectionModel = {
  key: 'driscoll',
  group: 'short',
  name: 'Driscoll: What? So what? Now what?',
  citation:
    'Driscoll J (2007) Practising Clinical Supervision, 2nd ed. Edinburgh: Baillière Tindall. First published 1994.',
  summary: 'Go back to it, make sense of it, decide what follows. Quick, and works for nearly anything.',
  prompts: [
    {
      key: 'what',
      label: 'What?',
      hint: 'What it was, what you did or saw, and what you take from it.',
      mapsTo: 'learned',
    },
    {
      key: 'soWhat',
      label: 'So what?',
      hint: 'Why it matters: how it touched you and others, and what it means to the people you work for.',
      mapsTo: 'people',
    },
    {
      key: 'nowWhat',
      label: 'Now what?',
      hint: 'What you change or keep at work, and how you will follow it up.',
      mapsTo: 'practice',
    },
  ],
};
