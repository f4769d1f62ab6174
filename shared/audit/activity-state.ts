// What an activity needs next, as a state: its words, its shape and its tone.

export const ACTIVITY_STATES = [
  'planned',
  'needsDateAndType',
  'needsReflection',
  'needsEvidenceOrOutcome',
  'checkConfidentiality',
  'done',
] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/** The state in words when only the state is known; `Completeness.label` says it more exactly. */
export function stateLabel(state: ActivityState): string {
  switch (state) {
    case 'planned':
      return 'Planned';
    case 'needsDateAndType':
      return 'Needs a date and type';
    case 'needsReflection':
      return 'Needs reflection';
    case 'needsEvidenceOrOutcome':
      return 'Needs evidence or outcome';
    case 'checkConfidentiality':
      return 'Check confidentiality';
    case 'done':
      return 'Done';
  }
}

export type StateShape = 'outline' | 'halfDot' | 'exclamation' | 'tick';
export type StateTone = 'plain' | 'toDo' | 'problem';

/** Shape and tone to show a state by, so that it never rests on colour alone. */
export function stateLook(state: ActivityState): { shape: StateShape; tone: StateTone } {
  switch (state) {
    case 'planned':
      return { shape: 'outline', tone: 'plain' };
    case 'needsDateAndType':
    case 'needsReflection':
    case 'needsEvidenceOrOutcome':
      return { shape: 'halfDot', tone: 'toDo' };
    case 'checkConfidentiality':
      return { shape: 'exclamation', tone: 'problem' };
    case 'done':
      return { shape: 'tick', tone: 'plain' };
  }
}
