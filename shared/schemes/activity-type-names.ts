// What the kinds of learning are called, in every scheme. Apart from their examples: lists need no more than this.
import type { ActivityType } from '../model/activity.ts';
import type { SchemeActivityType } from './scheme.ts';

export const ACTIVITY_TYPE_NAMES: Readonly<
  Record<ActivityType, Pick<SchemeActivityType, 'label' | 'shortLabel' | 'hint'>>
> = {
  workBased: {
    label: 'Work-based learning',
    shortLabel: 'work-based',
    hint: 'What you learned while doing your work, alone or with colleagues.',
  },
  professional: {
    label: 'Professional activity',
    shortLabel: 'professional',
    hint: 'What you gave to or took from your profession beyond your own post.',
  },
  formal: {
    label: 'Formal or educational',
    shortLabel: 'formal or educational',
    hint: 'Courses, conferences, research and writing.',
  },
  selfDirected: {
    label: 'Self-directed learning',
    shortLabel: 'self-directed',
    hint: 'What you read, watched or looked up on your own.',
  },
  other: {
    label: 'Other',
    shortLabel: 'other',
    hint: 'What fits none of the four, such as voluntary work.',
  },
};
