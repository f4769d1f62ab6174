// An invented profile for tests: complete by default, changed in what the test is about.
import type { ListedActivity, ListedEvidence, ProfileDocument } from '../../shared/audit/profile-document.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';

export const aProfile = (fields: Partial<ProfileDocument> = {}): ProfileDocument => ({
  title: "CPD profile of Siân Ŵyn-O'Brien",
  language: 'en-GB',
  holder: { name: "Siân Ŵyn-O'Brien", professionLabel: 'Occupational therapist', registrationNumber: 'OT012345' },
  regulator: 'Health and Care Professions Council',
  period: {
    start: '2025-11-01' as LocalDate,
    end: '2027-10-31' as LocalDate,
    text: '1 November 2025 to 31 October 2027',
  },
  preparedOnText: '15 August 2027',
  summary: { text: 'I work with adults at home.', words: 6, limitWords: 500 },
  statement: { text: 'I chose two activities.', words: 4, limitWords: 1_500 },
  activities: [aListedActivity(1)],
  gaps: [],
  evidence: [aListedEvidence(1)],
  ...fields,
});

export const aListedActivity = (number: number, fields: Partial<ListedActivity> = {}): ListedActivity => ({
  number,
  startedOn: '2026-03-04' as LocalDate,
  endedOn: null,
  dateText: '4 March 2026',
  title: `Activity number ${number}`,
  typeLabel: 'Formal or educational',
  provider: 'College of Splints',
  isChosen: false,
  evidenceNumbers: [],
  ...fields,
});

export const aListedEvidence = (number: number, fields: Partial<ListedEvidence> = {}): ListedEvidence => ({
  id: `evidence-${number}` as RecordId,
  number,
  title: `Evidence number ${number}`,
  kindLabel: 'Course certificate',
  dateText: '4 March 2026',
  formatText: 'PDF',
  url: '',
  sha256: '',
  activityTitles: ['Activity number 1'],
  ...fields,
});
