// Plain changes of records: how the portfolio tells the projection what is different now.
import type { Activity } from './activity.ts';
import type { Annotation } from './annotation.ts';
import type { Evidence } from './evidence.ts';
import type { GapExplanation } from './gap-explanation.ts';
import type { Link } from './link.ts';
import type { Profile } from './profile.ts';
import type { Reflection } from './reflection.ts';
import type { Registration } from './registration.ts';
import type { Reminder } from './reminder.ts';
import type { Session } from './session.ts';

export interface RecordsByKind {
  activity: Activity;
  evidence: Evidence;
  reflection: Reflection;
  registration: Registration;
  profile: Profile;
  annotation: Annotation;
  session: Session;
  reminder: Reminder;
  gapExplanation: GapExplanation;
  link: Link;
}
export type RecordKind = keyof RecordsByKind;

/** One record as it is now; `record` null when it is gone. `id` is the link's key for links. */
export type Change = { [K in RecordKind]: { kind: K; id: string; record: RecordsByKind[K] | null } }[RecordKind];
