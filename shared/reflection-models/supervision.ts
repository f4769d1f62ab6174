// Supervision: what was brought, what was said, and what is done about it.
import type { ReflectionModel } from './model.ts';

export const supervision: ReflectionModel = {
  key: 'supervision',
  group: 'activity',
  name: 'Supervision or peer discussion',
  citation: '',
  summary: 'For a supervision, mentoring or peer conversation. Good for cases, boundaries and difficult decisions.',
  prompts: [
    {
      key: 'topic',
      label: 'What we talked about',
      hint: 'The topic in a line or two. Leave out who people were.',
      mapsTo: null,
    },
    { key: 'before', label: 'What I thought before', hint: 'How you saw it, and where you were stuck.', mapsTo: null },
    {
      key: 'learned',
      label: 'What I took from it',
      hint: 'What you see differently, and which question or remark did it.',
      mapsTo: 'learned',
    },
    {
      key: 'relevance',
      label: 'Why it matters',
      hint: 'What it has to do with your work now or later.',
      mapsTo: 'relevance',
    },
    { key: 'practice', label: 'What I do next', hint: 'What you agreed or decided, and by when.', mapsTo: 'practice' },
    {
      key: 'people',
      label: 'Who benefits',
      hint: 'What it changes for service users, carers, students or colleagues.',
      mapsTo: 'people',
    },
  ],
};
