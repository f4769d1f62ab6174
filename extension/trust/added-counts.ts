// Counts of what could identify a patient, from several places together.
import { IDENTIFIER_KINDS } from '../../shared/privacy/found.ts';
import type { IdentifierCounts } from '../../shared/privacy/scan.ts';

export const addedCounts = (one: IdentifierCounts, other: IdentifierCounts): IdentifierCounts =>
  Object.fromEntries(
    IDENTIFIER_KINDS.flatMap((kind) => {
      const count = (one[kind] ?? 0) + (other[kind] ?? 0);
      return count > 0 ? [[kind, count]] : [];
    }),
  );
