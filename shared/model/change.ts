// Plain changes of records: how the portfolio tells the projection what is different now.
import type { Activity } from './activity.ts';
import type { Annotation } from './annotation.ts';
import type { Evidence } from './evidence.ts';
import type { GapExplanation } from './gap-explanation.ts';
import type { Goal } from './goal.ts';
import type { Link } from './link.ts';
import type { OwnModel } from './own-model.ts';
import type { OwnType } from './own-type.ts';
import type { Profile } from './profile.ts';
import type { Reflection } from './reflection.ts';
import type { Registration } from './registration.ts';
import type { Reminder } from './reminder.ts';
import type { Session } from './session.ts';
import type { Setting } from './setting.ts';
import type { TextVersion } from './text-version.ts';

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
  goal: Goal;
  textVersion: TextVersion;
  ownModel: OwnModel;
  ownType: OwnType;
  setting: Setting;
  link: Link;
}
export type RecordKind = keyof RecordsByKind;

/** One record as it is now; `record` null when it is gone. `id` is the key for links and settings. */
export type Change = { [K in RecordKind]: { kind: K; id: string; record: RecordsByKind[K] | null } }[RecordKind];
