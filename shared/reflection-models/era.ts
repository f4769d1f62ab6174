// ERA: experience, reflection, action.
import type { ReflectionModel } from './model.ts';

export const era: ReflectionModel = {
  key: 'era',
  group: 'short',
  name: 'ERA: experience, reflection, action',
  citation: 'Jasper M (2013) Beginning Reflective Practice, 2nd ed. Andover: Cengage.',
  summary: 'Three plain steps. Good when you are new to writing reflections.',
  prompts: [
    {
      key: 'experience',
      label: 'Experience',
      hint: 'What happened, and whom it concerned. No names.',
      mapsTo: 'people',
    },
    {
      key: 'reflection',
      label: 'Reflection',
      hint: 'What you think about it now, and what you learned.',
      mapsTo: 'learned',
    },
    { key: 'action', label: 'Action', hint: 'What you do because of it.', mapsTo: 'practice' },
  ],
};
