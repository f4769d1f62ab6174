// What the invented occupational therapist of the example learned from, in days before today. Nobody and nothing here is real.
import type { ActivityType } from '../../shared/model/activity.ts';
import type { ExamplePage } from './example-pdf.ts';

export interface ExampleActivity {
  title: string;
  /** Days before today; negative for what is planned. */
  daysAgo: number;
  /** How many days it took, when more than one. */
  lasted?: number;
  type: ActivityType | null;
  subtype?: string;
  minutes?: number;
  provider?: string;
  description?: string;
  relevance?: string;
  intendedBenefit?: string;
  outcome?: string;
  starred?: boolean;
  /** `page`: what its file shows, `{day}` standing for the day of the activity; without one there is no file. */
  evidence?: readonly { title: string; kind: string; page?: ExamplePage }[];
  reflection?: { model: string; answers: Record<string, string> };
}

const CERTIFICATE = 'Course certificate';

/** The latest first. Between 205 and 320 days ago there is nothing: a gap, to see what one looks like. */
export const EXAMPLE_ACTIVITIES: readonly ExampleActivity[] = [
  {
    title: 'Conference: occupation and later life',
    daysAgo: -34,
    type: 'formal',
    subtype: 'Conference',
    provider: 'Rowan Events',
    intendedBenefit: 'Ideas for the falls group that starts in spring.',
  },
  {
    title: 'Supervision: saying no to a fourth home visit',
    daysAgo: 5,
    type: 'workBased',
    subtype: 'Coaching from others',
    minutes: 50,
    starred: true,
    evidence: [
      {
        title: 'Record of supervision',
        kind: 'Document from an appraisal or supervision',
        page: {
          heading: 'Record of supervision',
          lines: [
            '{day}, 50 minutes',
            '',
            'We talked about: ending contact when the goals are met.',
            'Agreed: the last visit is named at the first one.',
            'Agreed: a card with whom to ring goes to each family at the end.',
            'We look at it again in three months.',
          ],
        },
      },
    ],
    reflection: {
      model: 'supervision',
      answers: {
        topic: 'How to end contact when somebody’s goals are met and the family would like us to go on.',
        before: 'I felt that ending would be a loss for them, and kept offering one more visit.',
        learned:
          'Ending is part of the work: when I name the last visit at the first one, people plan for it themselves.',
        relevance: 'Most of my caseload is short home-based rehabilitation.',
      },
    },
  },
  {
    title: 'Article: fatigue and return to driving after stroke',
    daysAgo: 16,
    type: 'selfDirected',
    subtype: 'Reading journals or articles',
    minutes: 40,
    provider: 'Journal of Invented Rehabilitation',
    reflection: {
      model: 'journal-article',
      answers: {
        question: 'A man on my caseload wants to drive again and tires by noon.',
        summary: 'Fatigue was asked about in few assessments, and predicted who stopped driving within a year.',
      },
    },
  },
  {
    title: 'Journal club: home adaptations and confidence',
    daysAgo: 33,
    type: 'workBased',
    subtype: 'Journal club',
    minutes: 60,
    description: 'I chose the paper and led the talk.',
  },
  {
    title: 'Study day: cognition in everyday tasks',
    daysAgo: 52,
    type: 'formal',
    subtype: 'Course',
    minutes: 360,
    provider: 'Alder Learning',
    starred: true,
    description: 'A day on watching how somebody makes a meal, and what it tells about planning and attention.',
    relevance: 'I assess kitchens weekly, and used to note only whether it was safe.',
    intendedBenefit: 'Assessments that lead to advice people can use the same evening.',
    outcome:
      'Three of us now write what helped beside what went wrong; two families said that this was the part they used.',
    evidence: [
      {
        title: 'Certificate of attendance',
        kind: CERTIFICATE,
        page: {
          heading: 'Certificate of attendance',
          lines: [
            'Example Therapist',
            '',
            'attended the study day “Cognition in everyday tasks”',
            'on {day}.',
            '',
            'Six hours of learning.',
            'Alder Learning',
          ],
        },
      },
      {
        title: 'Our new observation sheet',
        kind: 'Procedure',
        page: {
          heading: 'Observation sheet: making a meal',
          lines: [
            'First used on {day}. One sheet a visit, no names on it.',
            '',
            '1. What did they set out to do?',
            '2. Where did attention go elsewhere?',
            '3. Which cue helped, and who gave it?',
            '4. Did the same cue help on the second visit?',
            '5. One change that works in this kitchen:',
          ],
        },
      },
    ],
    reflection: {
      model: 'hcpc-three-questions',
      answers: {
        learned:
          'Where attention fails matters more than whether the meal is done: cues at the right moment change the whole task.',
        practice:
          'I now note the cue that helped, and try it again on the second visit before I recommend anything in writing.',
        people:
          'People leave with one change that works in their own kitchen, and carers know what to say and when to wait.',
      },
    },
  },
  {
    title: 'Teaching students: the first home visit',
    daysAgo: 71,
    type: 'professional',
    subtype: 'Lecturing or teaching',
    minutes: 90,
    provider: 'Birch University',
    evidence: [{ title: 'Slides: before you ring the bell', kind: 'Presentation given' }],
  },
  {
    title: 'Webinar: seating and pressure care',
    daysAgo: 88,
    type: 'formal',
    subtype: 'Seminar or webinar',
    minutes: 60,
    provider: 'Hazel Equipment Forum',
    reflection: {
      model: 'five-minutes',
      answers: { learned: 'Tilt before cushion: small angles change the load more than I thought.' },
    },
  },
  {
    title: 'A hard visit: when somebody did not want help',
    daysAgo: 104,
    type: 'workBased',
    subtype: 'Learning from experience',
    starred: true,
    relevance: 'Refusals come up every month, and nobody teaches how to leave well.',
    evidence: [
      {
        title: 'A page for the team: leaving well',
        kind: 'Guidance material',
        page: {
          heading: 'Leaving well',
          lines: [
            'For our team, after the visit of {day}.',
            '',
            'Ask what they want from the visit before you ask anything else.',
            'The bag stays shut for the first quarter of an hour.',
            'Go when you are asked to, and say that the offer stands.',
            'Leave a card, and ring a week later.',
          ],
        },
      },
    ],
    outcome: 'I left a card and rang a week later. They asked for the rail that they had refused.',
    reflection: {
      model: 'gibbs',
      answers: {
        description: 'I was shown out after ten minutes by a person who had agreed to the visit on the telephone.',
        feelings: 'Embarrassed, then annoyed with myself for having pulled out the form at the door.',
        evaluation: 'What went well was that I went when I was asked to, and said that the offer stands.',
        analysis: 'The form made it an inspection. They had lost their driving licence after the last such visit.',
        conclusion: 'I could have asked what they wanted from the visit before I asked anything else.',
        actionPlan: 'The bag stays shut for the first quarter of an hour.',
      },
    },
  },
  {
    title: 'In-service training: moving and handling update',
    daysAgo: 128,
    type: 'workBased',
    subtype: 'In-service training',
    minutes: 180,
    evidence: [{ title: 'Attendance list', kind: 'Document from an appraisal or supervision' }],
  },
  {
    title: 'Specialist group: later-life practice, spring meeting',
    daysAgo: 150,
    type: 'professional',
    subtype: 'Professional body or specialist-interest group',
    minutes: 120,
  },
  {
    title: 'Reading: three papers on falls groups',
    daysAgo: 170,
    type: 'selfDirected',
    subtype: 'Reading journals or articles',
    minutes: 150,
    starred: true,
    description: 'Before we plan ours.',
    evidence: [
      {
        title: 'Table of the three papers',
        kind: 'Critical review',
        page: {
          heading: 'Falls groups: three reviews side by side',
          lines: [
            'Read on {day}.',
            '',
            'First: twelve weeks, an outing that each chose. Most stayed to the end.',
            'Second: twelve weeks, a score as the aim. A third left early.',
            'Third: six weeks and two calls. People went out more, for how long is not known.',
            '',
            'For ours: each chooses an outing at the first meeting.',
          ],
        },
      },
    ],
    reflection: {
      model: 'borton',
      answers: {
        what: 'I read three reviews of exercise groups after a fall and made a table of what they had in common.',
        soWhat: 'Groups worked when people chose an outing of their own as the aim, and less when the aim was a score.',
      },
    },
  },
  {
    title: 'Shadowing a community nurse',
    daysAgo: 188,
    type: 'workBased',
    subtype: 'Work shadowing',
    minutes: 240,
  },
  { title: 'Mentoring a newly qualified colleague', daysAgo: 204, type: 'professional', subtype: 'Mentoring' },
  {
    title: 'Course: mental capacity in practice',
    daysAgo: 321,
    lasted: 2,
    type: 'formal',
    subtype: 'Course',
    minutes: 720,
    provider: 'Alder Learning',
    evidence: [{ title: 'Certificate, two days', kind: CERTIFICATE }],
  },
  {
    title: 'Audit: how long people wait for a first visit',
    daysAgo: 348,
    type: 'workBased',
    subtype: 'Audit of service users',
    outcome: 'We moved two clinic mornings, and the longest wait fell from nine weeks to five.',
    evidence: [{ title: 'Report of the audit', kind: 'Report of a project, audit or review' }],
  },
  { title: 'Peer review of ten assessment reports', daysAgo: 375, type: 'workBased', subtype: 'Peer review' },
  {
    title: 'Webinar: writing so that families can use it',
    daysAgo: 410,
    type: 'formal',
    subtype: 'Seminar or webinar',
    minutes: 75,
    provider: 'Rowan Events',
  },
  {
    title: 'Volunteer day at the repair café for equipment',
    daysAgo: 455,
    type: 'other',
    subtype: 'Voluntary work',
  },
  { title: 'Reading: guideline on delirium', daysAgo: 500, type: 'selfDirected', minutes: 60 },
  { title: 'Secondment to the discharge team', daysAgo: 610, lasted: 40, type: 'workBased', subtype: 'Secondment' },
  { title: 'Conference poster: kettles and courage', daysAgo: 690, type: 'professional', provider: 'Rowan Events' },
];

/** Pages that wait in the example's inbox. The addresses lead nowhere: `.example` belongs to nobody (RFC 2606). */
export const EXAMPLE_PAGES = [
  { title: 'Rethinking the kitchen assessment: a review', daysAgo: 1, kind: 'article', site: 'Alder Learning' },
  { title: 'Recorded webinar: goals that people set themselves', daysAgo: 3, kind: 'webinar', site: 'Hazel Forum' },
] as const;

export const EXAMPLE_SUMMARY = `I work as an occupational therapist in a community team that sees adults at home after illness or injury. Most are over seventy, and most stay with us for six weeks.

I assess how people manage what matters to them, adapt tasks and homes, and teach families and carers. I supervise one colleague and take students twice a year.`;

export const EXAMPLE_STATEMENT =
  'In this cycle I chose learning that changed how I assess at home. The study day on cognition came first: I learned to note which cue helped.';
