// How far a change of the words has come, in words: each step by what a person has of it.
import type { ChangingWords } from '../../host/change-words.ts';

type Rotation = NonNullable<ChangingWords['state']>;

export interface StepInWords {
  step: Rotation['step'];
  text: string;
  state: 'done' | 'now' | 'to come';
}

const STEPS: readonly [Rotation['step'], string][] = [
  ['seal', 'Everything is sealed under new words, on the server'],
  ['switch', 'This device uses the new words'],
  ['mark', 'Your other devices are told'],
  ['erase', 'The old copy is deleted'],
];

export function stepsInWords({ step }: Pick<Rotation, 'step'>): StepInWords[] {
  const at = STEPS.findIndex(([name]) => name === step);
  return STEPS.map(([name, text], index) => ({
    step: name,
    text,
    state: step === 'done' || index < at ? 'done' : index === at ? 'now' : 'to come',
  }));
}

/** Whether the words of this device are the new ones already. */
export const hasNewWords = ({ step }: Pick<Rotation, 'step'>): boolean => step !== 'seal' && step !== 'switch';

/** Why a step waits, and what comes of it; empty while none does. */
export function delayInWords({ delay }: Pick<Rotation, 'delay'>): string {
  switch (delay?.reason) {
    case undefined:
      return '';
    case 'away':
      return `${delay.sentence ?? 'The server does not answer right now.'} Waymark tries again every half minute, also after you close it and come back. Go on working as always.`;
    case 'refused':
      return delay.sentence ?? 'The server did not take in the portfolio under new words. Ask whoever runs it.';
    case 'files':
      return 'Some of your files are on the server only. They come to this device first, so that none is lost.';
    case 'storage':
      return 'This browser could not save the next step. Free some space on the device: Waymark tries again every half minute. Nothing is lost.';
  }
}
