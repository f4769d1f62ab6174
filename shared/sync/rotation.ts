// The way from one secret to the next, step by step: each is done again safely after a cut, and none before what it builds on.

/**
 * `seal`: the portfolio goes into the new room. `switch`: the new secret is this device's. `mark`: the old room says that the person
 * moved. `erase`: the old room is erased. `done`: nothing is left to do.
 */
export type RotationStep = 'seal' | 'switch' | 'mark' | 'erase' | 'done';

/** `words`: new words, and everything sealed under them. `no copy`: the server's copy goes, and syncing is off from then on. */
export type RotationAim = 'words' | 'no copy';

const STEPS: Readonly<Record<RotationAim, readonly RotationStep[]>> = {
  words: ['seal', 'switch', 'mark', 'erase', 'done'],
  'no copy': ['switch', 'erase', 'done'],
};

/** Why a step is tried again later. */
export interface RotationDelay {
  /**
   * `away`: the server does not answer. `refused`: it does not take the portfolio in. `files`: some are on the server only, and come
   * here first. `storage`: this device could not store.
   */
  readonly reason: 'away' | 'refused' | 'files' | 'storage';
  /** What the server said, in plain English. */
  readonly sentence: string | null;
  /** It asks for an invitation before it opens the new room. */
  readonly asksInvitation: boolean;
}

export interface Rotation {
  readonly aim: RotationAim;
  readonly step: RotationStep;
  readonly oldSecret: Uint8Array;
  readonly newSecret: Uint8Array;
  /** Of the server that has the old room, and gets the new one. */
  readonly serverOrigin: string;
  readonly beganAtMs: number;
  readonly delay: RotationDelay | null;
  /** The server knows no such request, or refuses it: the old room stays there, sealed. */
  readonly isOldRoomLeft: boolean;
}

/** What a rotation does to the world. Each may be asked again for the same rotation, and answers null when it is done. */
export interface RotationWays {
  /** Everything that other devices wrote to the old room is in the portfolio here, durably. */
  takeIn(): Promise<RotationDelay | null>;
  /** The whole portfolio is in the new room, and the server said so. */
  seal(): Promise<RotationDelay | null>;
  /** This device's secret is the new one. */
  switchOver(): Promise<RotationDelay | null>;
  /** The mark is in the old room, and the server said so; or it lets nobody in there. */
  mark(): Promise<RotationDelay | null>;
  /** The old room is erased; `left`: the server will never do it. */
  erase(): Promise<RotationDelay | 'left' | null>;
  /** Durable when it resolves. */
  write(rotation: Rotation): Promise<void>;
}

export function beginRotation(begin: Omit<Rotation, 'step' | 'delay' | 'isOldRoomLeft'>): Rotation {
  return { ...begin, step: STEPS[begin.aim][0] ?? 'done', delay: null, isOldRoomLeft: false };
}

/** Goes on until it is done or a step has to wait; what it answers with is written down. Rejects when that cannot be. */
export async function advance(rotation: Rotation, ways: RotationWays): Promise<Rotation> {
  let at = rotation;
  while (at.step !== 'done') {
    const outcome = await take(at.step, ways);
    const delay = outcome === 'left' ? null : outcome;
    at = delay ? { ...at, delay } : { ...at, step: after(at), delay, isOldRoomLeft: outcome === 'left' };
    // what opens the old room is kept no longer than it is needed
    if (at.step === 'done') at = { ...at, oldSecret: new Uint8Array() };
    await ways.write(at);
    if (delay) break;
  }
  return at;
}

const after = ({ aim, step }: Rotation): RotationStep => STEPS[aim][STEPS[aim].indexOf(step) + 1] ?? 'done';

async function take(step: RotationStep, ways: RotationWays): Promise<RotationDelay | 'left' | null> {
  switch (step) {
    case 'seal':
      return (await ways.takeIn()) ?? ways.seal();
    case 'switch':
      return ways.switchOver();
    case 'mark':
      return ways.mark();
    case 'erase':
      // once more: another device may have written there until this moment
      return (await ways.takeIn()) ?? ways.erase();
    case 'done':
      return null;
  }
}
