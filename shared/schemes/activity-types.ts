// The five kinds of learning that HCPC names, with its examples as a start for the subtype.
import { makeLocalDate } from '../model/dates.ts';
import { ACTIVITY_TYPE_NAMES } from './activity-type-names.ts';
import type { Dated, SchemeActivityType } from './scheme.ts';

const FROM = makeLocalDate(2006, 7, 1);
const HCPC_LIST = 'hpc-uk.org/registrants/cpd/activities';

const examples = (source: string, verified: boolean, value: readonly string[]): Dated<readonly string[]> => [
  { value, from: FROM, source, verified },
];

export const ACTIVITY_TYPE_LABELS: readonly SchemeActivityType[] = [
  {
    type: 'workBased',
    ...ACTIVITY_TYPE_NAMES.workBased,
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
    ...ACTIVITY_TYPE_NAMES.professional,
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
    ...ACTIVITY_TYPE_NAMES.formal,
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
    ...ACTIVITY_TYPE_NAMES.selfDirected,
    examples: examples('sarrah.org.au/content/types-cpd, which follows the same framework', false, [
      'Reading journals or articles',
      'Reviewing books or articles',
      'Learning from the internet, radio or television',
      'Keeping a file of your progress',
    ]),
  },
  {
    type: 'other',
    ...ACTIVITY_TYPE_NAMES.other,
    examples: examples('hants.gov.uk, CPD for registered staff', false, ['Public service', 'Voluntary work']),
  },
];
