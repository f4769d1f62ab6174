// Kolb: learning from experience as a circle of four.
import type { ReflectionModel } from './model.ts';

export const kolb: ReflectionModel = {
  key: 'kolb',
  group: 'steps',
  name: 'Kolb’s learning cycle',
  citation: 'Kolb D (1984) Experiential Learning. Englewood Cliffs: Prentice Hall.',
  summary: 'From something you did to something you try next. Good for new skills.',
  prompts: [
    { key: 'experience', label: 'Concrete experience', hint: 'What you did or took part in.', mapsTo: null },
    {
      key: 'observation',
      label: 'Reflective observation',
      hint: 'What you noticed, looking back, and what it was like for the people concerned.',
      mapsTo: 'people',
    },
    {
      key: 'concept',
      label: 'Abstract conceptualisation',
      hint: 'The idea or rule that you draw from it, and how it fits with what you knew.',
      mapsTo: 'learned',
    },
    {
      key: 'experiment',
      label: 'Active experimentation',
      hint: 'What you try out at work now, and how you will see whether it helps.',
      mapsTo: 'practice',
    },
  ],
};
