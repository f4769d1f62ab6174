// What was kept from the form a moment ago: how it is shown, and what taking it back needs.
import { toInstant } from '../../shared/model/dates.ts';
import type { CaptureDraft, KeptPage, Undoable } from '../capture/capture-calls.ts';
import type { StoredDraft } from './popup-draft.ts';

type Form = Pick<StoredDraft, 'attachTo'>;

export function keptPageOf(sent: CaptureDraft, { attachTo }: Form, now = new Date()): KeptPage {
  const { activityId, evidenceId, reading, startedOn, note, completes, datesActivity } = sent;
  const { title } = reading.metadata;
  const own = { title, startedOn, datePrecision: 'day', isInInbox: attachTo?.isInInbox ?? true } as const;
  const joined = attachTo && { ...attachTo, ...(datesActivity ? { startedOn, datePrecision: 'day' as const } : {}) };
  return {
    ...{ activityId, evidenceId, title, note },
    keptAt: toInstant(now),
    kind: reading.kind,
    // what completes a link gives its activity the page's own title and day
    activity: completes || !joined ? own : joined,
    isJoined: joined !== null && !completes,
    isFlagged: Object.keys(reading.identifiers).length > 0,
    isByDoi: false,
    isUnread: false,
  };
}

export function undoableOf(sent: CaptureDraft, { attachTo }: Form): Undoable {
  const { activityId, evidenceId, isAttached, completes, datesActivity } = sent;
  const { startedOn, datePrecision } = attachTo ?? { startedOn: null, datePrecision: 'day' as const };
  const dayBefore = datesActivity ? { startedOn, datePrecision } : null;
  return { activityId, evidenceId, isAttached, completes, dayBefore };
}
