// Three short questions that together give what a HCPC profile tells of an activity. The default.
import type { ReflectionModel } from './model.ts';

export const hcpcThreeQuestions: ReflectionModel = {
  key: 'hcpc-three-questions',
  group: 'short',
  name: 'Three questions for HCPC',
  citation: '',
  summary:
    'What you learned, what changes at work and who benefits: the short way, in the order a HCPC profile tells it.',
  prompts: [
    {
      key: 'learned',
      label: 'What did you take from it?',
      hint: 'One or two things that you know, understand or can do now.',
      mapsTo: 'learned',
    },
    {
      key: 'practice',
      label: 'What will you do differently, or keep doing, at work?',
      hint: 'A change you made or plan. If it changed nothing, say why and what follows from that.',
      mapsTo: 'practice',
    },
    {
      key: 'people',
      label: 'Who benefits, and how?',
      hint: 'The people you work for, their families, students or colleagues. No names.',
      mapsTo: 'people',
    },
  ],
};
