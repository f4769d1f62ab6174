// Which of the next small things a person wants to be shown, as they chose in the settings.
import type { NextThing } from '../../../shared/audit/next-things.ts';
import { mayShow, type Nudge } from '../../stores/nudges.ts';

/** What each kind is called in the settings. Somebody's privacy, an audit, and a record without a period are no nudges: they are always said. */
const NUDGE_OF: Record<NextThing['kind'], Nudge | null> = {
  audit: null,
  reminder: 'reminders',
  checkConfidentiality: null,
  needsReflection: 'unfinished',
  needsEvidenceOrOutcome: 'unfinished',
  needsDateAndType: 'unfinished',
  gap: 'gaps',
  inbox: 'waiting',
  quiet: 'quiet',
  period: null,
};

export function isWanted({ kind }: NextThing): boolean {
  const nudge = NUDGE_OF[kind];
  return nudge === null || mayShow(nudge);
}
