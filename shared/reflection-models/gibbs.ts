// Gibbs: six stages from what happened to what to do next time.
import type { ReflectionModel } from './model.ts';

export const gibbs: ReflectionModel = {
  key: 'gibbs',
  group: 'steps',
  name: 'Gibbs’ reflective cycle',
  citation: 'Gibbs G (1988) Learning by Doing. Oxford: Further Education Unit.',
  summary: 'Six steps, with room for feelings. Good for one event that stayed with you.',
  prompts: [
    {
      key: 'description',
      label: 'Description',
      hint: 'What happened, in plain facts, and your part in it. Leave out who people were.',
      mapsTo: null,
    },
    {
      key: 'feelings',
      label: 'Feelings',
      hint: 'What went through your mind before, during and afterwards.',
      mapsTo: null,
    },
    {
      key: 'evaluation',
      label: 'Evaluation',
      hint: 'What went well and what did not, for you and above all for the people it was for.',
      mapsTo: 'people',
    },
    {
      key: 'analysis',
      label: 'Analysis',
      hint: 'Why it went that way, what you know from theory or evidence, and why it matters to your work.',
      mapsTo: 'relevance',
    },
    {
      key: 'conclusion',
      label: 'Conclusion',
      hint: 'What you learned, and what else would have been possible.',
      mapsTo: 'learned',
    },
    {
      key: 'actionPlan',
      label: 'Action plan',
      hint: 'What you do differently from now on, and how you will notice that it works.',
      mapsTo: 'practice',
    },
  ],
};
