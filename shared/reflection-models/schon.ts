// Schön: what one thought while doing, and what one thinks of it afterwards.
import type { ReflectionModel } from './model.ts';

export const schon: ReflectionModel = {
  key: 'schon',
  group: 'steps',
  name: 'Schön: in action and on action',
  citation: 'Schön D (1983) The Reflective Practitioner. New York: Basic Books.',
  summary: 'Follows your thinking while you worked and afterwards. Good for everyday clinical reasoning.',
  prompts: [
    {
      key: 'situation',
      label: 'The situation',
      hint: 'What you were doing, and what surprised or puzzled you in it.',
      mapsTo: null,
    },
    {
      key: 'inAction',
      label: 'While I was doing it',
      hint: 'What you noticed, what you tried on the spot, and what that rested on.',
      mapsTo: null,
    },
    {
      key: 'onAction',
      label: 'Looking back',
      hint: 'How it went for the people it was for, and why it went that way.',
      mapsTo: 'people',
    },
    {
      key: 'learned',
      label: 'What I learned',
      hint: 'What you understand now about this kind of situation that you did not before.',
      mapsTo: 'learned',
    },
    {
      key: 'forAction',
      label: 'Next time',
      hint: 'What you do differently, or do on purpose now, when it comes again.',
      mapsTo: 'practice',
    },
  ],
};
