// Rolfe, Freshwater and Jasper: three levels, from describing through understanding to acting.
import type { ReflectionModel } from './model.ts';

export const rolfe: ReflectionModel = {
  key: 'rolfe',
  group: 'short',
  name: 'Rolfe, Freshwater and Jasper',
  citation:
    'Rolfe G, Freshwater D, Jasper M (2001) Critical Reflection for Nursing and the Helping Professions. Basingstoke: Palgrave.',
  summary: 'The same three short questions, asked for more depth: describe, build on what you know, act.',
  prompts: [
    {
      key: 'what',
      label: 'What? Describing',
      hint: 'The situation, what you were trying to do, what you did, and what came of it for those involved.',
      mapsTo: 'people',
    },
    {
      key: 'soWhat',
      label: 'So what? Understanding',
      hint: 'What it tells you about yourself, your knowledge and your work with others. What you based your choices on.',
      mapsTo: 'learned',
    },
    {
      key: 'nowWhat',
      label: 'Now what? Acting',
      hint: 'What you do to make things better, what that will bring about, and what else it touches.',
      mapsTo: 'practice',
    },
  ],
};
