// The profile as plain data, ready to be drawn: PDF, text and tables are only ways to show it.
import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';

/** A text with what the regulator says of its length. */
export interface CountedText {
  /** Plain text; blank lines part paragraphs, lines that begin with `- ` are a list. */
  text: string;
  words: number;
  /** Words at most; null where the scheme sets none. */
  limitWords: number | null;
}

export interface ListedActivity {
  /** Its place in the dated list, from 1. */
  number: number;
  /** Null where the person gave none; such activities stand last. */
  startedOn: LocalDate | null;
  /** Last day, inclusive; null when it took one. */
  endedOn: LocalDate | null;
  /** As it is shown: "4 March 2026", "March 2026", "4 to 6 March 2026". */
  dateText: string;
  title: string;
  /** The scheme's name of the type; empty when not chosen. */
  typeLabel: string;
  provider: string;
  /** Whether it is one of those the statement is about. */
  isChosen: boolean;
  /** Numbers of the evidence that belongs to it, as in `evidence`. */
  evidenceNumbers: number[];
}

export interface ListedEvidence {
  id: RecordId;
  /** Its number in the profile, from 1. */
  number: number;
  title: string;
  /** Empty where nobody has said what it is. */
  kindLabel: string;
  /** "4 March 2026"; "added 4 March 2026" where that is all that is known; may be empty. */
  dateText: string;
  /** What it is as a file: "PDF", "Picture", "DOCX"; with its pages once they are counted. */
  formatText: string;
  /** Where a page was; empty for others. */
  url: string;
  /** SHA-256 of what was kept, lower-case hexadecimal; empty when only a link or a note. */
  sha256: string;
  /** Titles of the activities that it shows. */
  activityTitles: string[];
}

/** The format of a piece that no file goes along with, by its address. */
export const withoutFile = (url: string): string => (url ? 'Link' : 'Kept by me, on request');

/** A stretch without an activity, and why. */
export interface ExplainedGap {
  /** As it is shown: "20 February to 2 June 2026, 3 months 13 days". */
  text: string;
  /** In the person's words; plain text as in CountedText. */
  explanation: string;
}

export interface ProfileDocument {
  /** Document title, such as "CPD profile of Siân Ŵyn-O'Brien". */
  title: string;
  /** BCP 47. */
  language: string;
  holder: { name: string; professionLabel: string; registrationNumber: string };
  /** The regulator's name; empty for a period of one's own. */
  regulator: string;
  period: { start: LocalDate; end: LocalDate; text: string };
  preparedOnText: string;
  summary: CountedText;
  activities: ListedActivity[];
  /** Gaps in the list that the person explains, oldest first. */
  gaps: ExplainedGap[];
  statement: CountedText;
  evidence: ListedEvidence[];
}
