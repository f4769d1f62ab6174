// How complete an activity is, from what the projection holds about it.
import { type Completeness, completeness } from '../../shared/audit/completeness.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { ActivityWithParts } from '../../shared/projection/queries.ts';

/** The completeness of an activity with its reflections and evidence. */
export const completenessOf = (parts: ActivityWithParts, today: LocalDate): Completeness =>
  completeness(
    parts.activity,
    {
      reflections: parts.reflections,
      evidenceCount: parts.evidence.length,
      confidentialityFlagged: parts.evidence.some((one) => one.confidentiality === 'flagged'),
    },
    today,
  );
