// How the parts of a kept page stand, from what is in the portfolio and what is still to be made.
import { type Evidence, latestPart, PART_ROLES, type PartRole } from '../../shared/model/evidence.ts';
import type { PendingPart } from './job-store.ts';
import type { PartState } from './proof-calls.ts';
import { isHeldBack, permissionNeeded } from './proof-sentences.ts';
import { fileAddressOf } from './wanted-parts.ts';

const originOf = (address: string): string => {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
};

/** The origin whose permission is lacking, when that is why the file is missing. */
function asksOf(evidence: Evidence, role: PartRole, why: string): string {
  const origin = role === 'file' && evidence.capture ? originOf(fileAddressOf(evidence.capture)) : '';
  return origin && why === permissionNeeded(origin) ? origin : '';
}

/** `notes` by role are what was left out of parts that carry no notes of their own. */
export function partStates(
  evidence: Evidence,
  pending: readonly PendingPart[],
  notes: Partial<Record<PartRole, string[]>> = {},
): PartState[] {
  return PART_ROLES.flatMap((role): PartState[] => {
    const waiting = pending.find((part) => part.role === role);
    if (waiting && !waiting.notBefore && !waiting.asks) return [{ role, state: 'working' }];
    const why = evidence.missing[role];
    if (why) return [{ role, state: 'missing', why, asks: asksOf(evidence, role, why), isHeld: isHeldBack(why) }];
    const part = latestPart(evidence, role);
    if (part) return [{ role, state: 'kept', sizeBytes: part.sizeBytes, mime: part.mime, notes: part.notes }];
    if (role !== 'text' || !evidence.snapshot) return [];
    const { sizeBytes, mime } = evidence.snapshot;
    return [{ role, state: 'kept', sizeBytes, mime, notes: notes.text ?? [] }];
  });
}
