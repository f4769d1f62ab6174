// Boud, Keogh and Walker: back to the experience, its feelings, and what it means now.
import type { ReflectionModel } from './model.ts';

export const boud: ReflectionModel = {
  key: 'boud',
  group: 'steps',
  name: 'Boud, Keogh and Walker: turning experience into learning',
  citation: 'Boud D, Keogh R, Walker D (1985) Reflection: Turning Experience into Learning. London: Kogan Page.',
  summary: 'Goes back to the experience, attends to feelings, then looks anew. Good after something that moved you.',
  prompts: [
    {
      key: 'experience',
      label: 'Return to the experience',
      hint: 'What happened, as it happened, without judging it yet.',
      mapsTo: null,
    },
    {
      key: 'feelings',
      label: 'Attend to feelings',
      hint: 'Which feelings helped, which got in the way, and what you did with them.',
      mapsTo: null,
    },
    {
      key: 'reevaluation',
      label: 'Look at it anew',
      hint: 'What connects with what you knew, what fits together now, and whether it holds.',
      mapsTo: 'relevance',
    },
    {
      key: 'learned',
      label: 'What is mine now',
      hint: 'The new understanding or skill that you take with you.',
      mapsTo: 'learned',
    },
    {
      key: 'practice',
      label: 'What I do with it',
      hint: 'What you are ready to do, and have committed yourself to.',
      mapsTo: 'practice',
    },
    {
      key: 'people',
      label: 'Who benefits',
      hint: 'What it brings, or will bring, to the people you work with and for.',
      mapsTo: 'people',
    },
  ],
};
