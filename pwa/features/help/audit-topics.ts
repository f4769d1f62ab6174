// Help about a CPD audit. Facts as HCPC and RCOT publish them, read in November 2026; what holds is what the regulator writes to a person.
import type { TopicGroup } from './topics.ts';

export const AUDIT: TopicGroup = {
  id: 'audits',
  heading: 'Audits',
  topics: [
    {
      id: 'audit',
      question: 'What does an HCPC audit ask for?',
      answer: [
        'A profile of four parts, handed in online in your HCPC account. HCPC never asks for your whole record.',
      ],
      list: [
        'a summary of your practice, up to 500 words',
        'a dated list of your activities since the last renewal',
        'a statement of how you met the standards, up to 1,500 words; telling of four to six activities works well',
        'evidence for what the statement tells',
      ],
      links: [{ to: '/profile', label: 'Your profile' }],
    },
    {
      id: 'who-is-audited',
      question: 'Who is selected?',
      answer: [
        'At each renewal, 2.5% of a profession, by chance. You hear of it by e-mail within ten working days of renewal opening, and in your HCPC account. Somebody registered for less than two years is not selected.',
      ],
    },
    {
      id: 'selected',
      question: 'I have been selected. What now?',
      answer: [
        'There is time: the profile is due by the end of renewal, about three months. Renew and pay as usual as well. If illness or leave makes it impossible, ask in your HCPC account for it to be put off.',
      ],
      list: [
        'describe your work, and check your dated list; explain gaps if there are any',
        'choose four to six activities for the statement, with their evidence',
        'write the statement, begun from your reflections',
        'look through everything once more for people who could be recognised',
        'make the document, and send it in your HCPC account',
      ],
      links: [{ to: '/audit', label: 'Begin the task list' }],
    },
    {
      id: 'will-i-pass',
      question: 'Does Waymark say whether I would pass?',
      answer: [
        'No. It compares your record with what HCPC publishes and says what is likely to be asked about. Assessors decide, and no program can promise what they will say. HCPC endorses no tool, this one neither.',
      ],
    },
    {
      id: 'no-benefit',
      question: 'What if something did not help?',
      answer: [
        'You still meet the standards: they ask you to seek to benefit your work and those you work for. Say what you hoped for, why it did not come about, and what you will do instead.',
      ],
    },
  ],
};
