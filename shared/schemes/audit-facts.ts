// The vocabulary of an audit: the parts of the profile that is asked for, how it is gone about, and what each standard is judged by.
import type { Dated, Span } from './scheme.ts';

/** One part of the profile, in the order in which they are sent. */
export interface ProfilePart {
  key: 'identification' | 'summary' | 'activities' | 'statement' | 'evidence';
  label: string;
  /** What it holds, in our own short words. */
  holds: Dated<string>;
  /** Null where no limit is known. */
  wordsMax: Dated<number> | null;
  /** How many entries are advised; null where nothing is. */
  entries: Dated<Span> | null;
}

export interface AuditOutcome {
  key: 'meets' | 'moreInformation' | 'doesNotMeet';
  label: string;
  /** What follows from it. */
  follows: string;
}

export interface Deferral {
  /** How it is asked for. */
  how: string;
  /** For what it is meant. */
  reasons: readonly string[];
}

/** What one standard is judged by. */
export interface Criterion {
  standard: number;
  notMet: Dated<string>;
  partly: Dated<string>;
  met: Dated<string>;
}

export interface Audit {
  /** Who is registered for less than this many years is not chosen. */
  registeredYearsMin: Dated<number>;
  /** Working days after the window opens within which the person hears of it. */
  notifiedWorkingDays: Dated<number>;
  notifiedHow: Dated<string>;
  /** The profile is due on the last day of the renewal window. */
  due: Dated<'deadline'>;
  sentHow: Dated<string>;
  processingWeeks: Dated<Span>;
  outcomes: Dated<readonly AuditOutcome[]>;
  /** More time at most, where more is asked for. */
  extraMonthsMax: Dated<number>;
  appealDays: Dated<number>;
  deferral: Dated<Deferral>;
  /** What follows from a deferral. */
  deferralFollows: Dated<string>;
  profileParts: readonly ProfilePart[];
  criteria: readonly Criterion[];
}
