// What a certificate says of its activity's day and length, where the activity says something else.
import type { Activity } from '../../../shared/model/activity.ts';
import { type LocalDate, parseLocalDate } from '../../../shared/model/dates.ts';
import { metadataOf } from '../../../shared/model/details.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { workloadText } from '../../../shared/model/workload.ts';
import { CERTIFICATE_KIND } from '../../../shared/schemes/evidence-kinds.ts';
import { NUMBER, toSpokenSeconds } from '../../../shared/wording/spoken-time.ts';

export interface CertificateSays {
  /** Null where the certificate says no day, or the activity is on that day. */
  day: LocalDate | null;
  /** Null where it says no length, or the activity has the same. */
  minutes: number | null;
}

export type CertifiedActivity = Pick<Activity, 'startedOn' | 'endedOn' | 'datePrecision' | 'minutes'>;

const isCertificate = ({ source, kind, capture }: Evidence): boolean =>
  source === 'certificate' || kind === CERTIFICATE_KIND || capture?.kind === 'certificate';

/** One length and nothing else: "3 hours a week" and "4 to 6 hours" say no length. */
const ONE_LENGTH = new RegExp(
  `^${NUMBER}\\s*-?\\s*(?:(?:hours?|hrs?|h)(?:,?\\s*(?:and\\s+)?(?:a half|\\d{1,2}(?:\\s*(?:minutes?|mins?|m))?))?|minutes?|mins?|m)$`,
  'i',
);
function secondsSaid(text: string): number | null {
  const plain = workloadText(text)
    .replace(/\b(?:of )?(?:CPD|CME|learning|study)\b/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return ONE_LENGTH.test(plain) ? toSpokenSeconds(plain) : null;
}

/** Whether the activity is on this day. One of several days is left as the person put it, whatever the certificate's day. */
function isOn({ startedOn, endedOn, datePrecision }: CertifiedActivity, day: LocalDate): boolean {
  if (startedOn && endedOn && endedOn > startedOn) return true;
  return startedOn === day && datePrecision === 'day';
}

/** What could be taken over from this piece of evidence; both null for anything but a certificate that differs. */
export function certificateSays(piece: Evidence, activity: CertifiedActivity): CertificateSays {
  if (!isCertificate(piece)) return { day: null, minutes: null };
  const { completedOn, durationSeconds, workload, points } = metadataOf(piece);
  const day = parseLocalDate(completedOn.slice(0, 10));
  const seconds = durationSeconds ?? secondsSaid(workload) ?? secondsSaid(points);
  const minutes = seconds ? Math.max(1, Math.round(seconds / 60)) : null;
  return {
    day: day && !isOn(activity, day) ? day : null,
    minutes: minutes === activity.minutes ? null : minutes,
  };
}
