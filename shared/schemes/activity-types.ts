// The five kinds of learning that HCPC names, with its examples as a start for the subtype.
import { makeLocalDate } from '../model/dates.ts';
import type { Dated, SchemeActivityType } from './scheme.ts';

const FROM = makeLocalDate(2006, 7, 1);
const HCPC_LIST = 'hpc-uk.org/registrants/cpd/activities';

const examples = (source: string, verified: boolean, value: readonly string[]): Dated<readonly string[]> => [
  { value, from: FROM, source, verified },
];

export const ACTIVITY_TYPE_LABELS: readonly SchemeActivityType[] = [
  {
    type: 'workBased',
    label: 'Work-based learning',
    shortLabel: 'work-based',
    hint: 'What you learned while doing your work, alone or with colleagues.',
    examples: examples(HCPC_LIST, true, [
      'Learning by doing',
      'Case study',
      'Reflective practice',
      'Audit of service users',
      'Coaching from others',
      'Discussion with colleagues',
      'Peer review',
      'Learning from experience',
      'Wider work of the employer, such as a committee',
      'Work shadowing',
      'Secondment',
      'Job rotation',
      'Journal club',
      'In-service training',
      'Supervising staff or students',
      'Expanding your role',
      'Significant event analysis',
      'Self-assessment questionnaire',
      'Project work',
    ]),
  },
  {
    type: 'professional',
    label: 'Professional activity',
    shortLabel: 'professional',
    hint: 'What you gave to or took from your profession beyond your own post.',
    examples: examples(HCPC_LIST, true, [
      'Professional body or specialist-interest group',
      'Lecturing or teaching',
      'Mentoring',
      'Examiner',
      'Tutor',
      'Organising a journal club or specialist group',
      'Maintaining or developing specialist skills',
      'Expert witness',
      'Presenting at a conference',
      'Organising accredited courses',
      'Supervising research or students',
      'National assessor',
    ]),
  },
  {
    type: 'formal',
    label: 'Formal or educational',
    shortLabel: 'formal or educational',
    hint: 'Courses, conferences, research and writing.',
    // The last four are not on the part of HCPC's page that could be read.
    examples: examples(`${HCPC_LIST}; last four from an older list of the same kind`, false, [
      'Course',
      'Further education',
      'Research',
      'Conference',
      'Writing an article or paper',
      'Seminar or webinar',
      'Distance or online learning',
      'Planning or running a course',
      'Course accredited by a professional body',
    ]),
  },
  {
    type: 'selfDirected',
    label: 'Self-directed learning',
    shortLabel: 'self-directed',
    hint: 'What you read, watched or looked up on your own.',
    examples: examples('sarrah.org.au/content/types-cpd, which follows the same framework', false, [
      'Reading journals or articles',
      'Reviewing books or articles',
      'Learning from the internet, radio or television',
      'Keeping a file of your progress',
    ]),
  },
  {
    type: 'other',
    label: 'Other',
    shortLabel: 'other',
    hint: 'What fits none of the four, such as voluntary work.',
    examples: examples('hants.gov.uk, CPD for registered staff', false, ['Public service', 'Voluntary work']),
  },
];
