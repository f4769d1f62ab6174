// Five minutes: half-sentences to finish, for when there is no time.
import type { ReflectionModel } from './model.ts';

export const fiveMinutes: ReflectionModel = {
  key: 'five-minutes',
  group: 'short',
  name: 'Five minutes',
  citation: '',
  summary: 'Four half-sentences to finish. Good on the bus, between visits, or when the page looks too blank.',
  prompts: [
    {
      key: 'learned',
      label: 'I learned that …',
      hint: 'One thing, in your own words. It may be small.',
      mapsTo: 'learned',
    },
    {
      key: 'relevance',
      label: 'It matters to my work because …',
      hint: 'For the work that you do now, or will do.',
      mapsTo: 'relevance',
    },
    { key: 'practice', label: 'From now on I …', hint: 'One thing that you do, stop, or try.', mapsTo: 'practice' },
    {
      key: 'people',
      label: 'It helps …',
      hint: 'Who is better off, and in what way. “Not yet” is an answer too.',
      mapsTo: 'people',
    },
  ],
};
