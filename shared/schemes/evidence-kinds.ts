// Kinds of evidence that HCPC gives as examples, for the list to choose from.
import type { CaptureKind } from '../model/capture.ts';
import { makeLocalDate } from '../model/dates.ts';
import type { Dated, EvidenceKindGroup } from './scheme.ts';

/** The kind of a certificate, in the words of the list. */
export const CERTIFICATE_KIND = 'Course certificate';

/** The kind of a reflection that was written elsewhere, in the words of the list. */
export const REFLECTION_KIND = 'Reflection';

/** The kinds are HCPC's; where one group ends and the next begins is our reading of an older list. */
export const EVIDENCE_KINDS: Dated<readonly EvidenceKindGroup[]> = [
  {
    from: makeLocalDate(2006, 7, 1),
    source: 'hcpc-uk.org: completing a CPD profile for audit, CPD evidence',
    verified: false,
    value: [
      {
        label: 'What you made',
        kinds: [
          'Information leaflet',
          'Case study',
          'Critical review',
          'Policy or position statement',
          'Document about a national or local process',
          'Report of a project, audit or review',
          'Business plan',
          'Procedure',
          'Guidance material',
          'Guideline for work with service users',
          'Course assignment',
          'Action plan',
          'Course programme',
          'Presentation given',
          'Article for a journal',
          'Questionnaire',
          'Research paper, proposal or funding application',
          'Induction material for new staff',
          'Learning contract',
          'Contribution to a professional body',
          'Contribution to a specialist-interest group',
        ],
      },
      {
        label: 'How you looked back on it',
        kinds: [
          REFLECTION_KIND,
          'Document from an appraisal or supervision',
          'Document about a CPD scheme',
          'Evaluation of a course or conference',
          'Personal development plan',
          'Credit for earlier learning',
        ],
      },
      {
        label: 'What others gave you',
        kinds: ['Testimonial', 'Letter from service users, carers, students or colleagues', CERTIFICATE_KIND],
      },
      { label: 'What you read or watched', kinds: ['Article or web page', 'Webinar or recording'] },
    ],
  },
];

/** The kind in this list that a kept page is. */
export function evidenceKindOf(kind: CaptureKind): string {
  if (kind === 'certificate') return 'Course certificate';
  return kind === 'webinar' || kind === 'podcast' ? 'Webinar or recording' : 'Article or web page';
}
