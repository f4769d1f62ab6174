// A reading as it is kept when nobody changes anything: the start of the popup's form, and all of what is kept without it.
import type { CaptureKind, PageMetadata } from '../../shared/model/capture.ts';
import { type LocalDate, localDateOf, parseLocalDate } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { guessType } from '../../shared/model/type-guess.ts';
import type { CaptureDraft } from './capture-calls.ts';
import type { PageReading } from './page-reading.ts';

/** The day on which a webinar takes or took place, as the page says; null where it says none, and for what is no event. */
export const liveDayOf = (kind: CaptureKind, { startsAt }: Pick<PageMetadata, 'startsAt'>): LocalDate | null =>
  kind === 'webinar' ? parseLocalDate(startsAt.slice(0, 10)) : null;

type Watched = Pick<PageReading, 'kind' | 'metadata' | 'hasRecording'>;

/** Whether what is watched is a recording: the event is over, or there was none. */
export function isRecording({ kind, metadata, hasRecording }: Watched, now: Date): boolean {
  return hasRecording && (liveDayOf(kind, metadata) ?? '') < localDateOf(now);
}

/** A live webinar's own day, a certificate's; for anything else, a recording too, the day it was read or watched. */
export function dayOf(reading: PageReading, now: Date): LocalDate {
  const { kind, metadata } = reading;
  const day = isRecording(reading, now) ? null : liveDayOf(kind, metadata);
  const completedOn = kind === 'certificate' ? parseLocalDate(metadata.completedOn.slice(0, 10)) : null;
  return day ?? completedOn ?? localDateOf(now);
}

/** Who gives what was kept, as far as it is known. */
export const providerOf = ({ metadata }: Pick<PageReading, 'metadata'>): string =>
  metadata.provider || metadata.container || metadata.siteName;

export const draftOf = (reading: PageReading, wanted: CaptureDraft['wanted'], now: Date): CaptureDraft => ({
  activityId: newId(),
  evidenceId: newId(),
  isAttached: false,
  completes: null,
  reading,
  wanted,
  type: guessType(reading.kind, isRecording(reading, now)),
  startedOn: dayOf(reading, now),
  datesActivity: false,
  note: '',
});
