// Help about recording: what counts, how much, dates before and ahead, gaps. Facts as HCPC publishes them, read in November 2026.
import type { TopicGroup } from './topics.ts';

export const RECORDING: TopicGroup = {
  id: 'recording',
  heading: 'Recording what you learn',
  topics: [
    {
      id: 'what-counts',
      question: 'What counts as CPD?',
      answer: [
        'Anything from which you learned something for your work, now or later. Courses are the smaller part of it: supervision, a hard case, a talk with a colleague, an article, having a student, a project or an audit all count.',
        'If you can say what you took from it, it belongs in your record.',
      ],
    },
    {
      id: 'hours',
      question: 'Do I have to count hours or points?',
      answer: [
        'HCPC sets neither. What matters is what you learned and what became of it. Minutes can be put down with each activity; leave them out if nobody asks you for them.',
        'Other regulators and some employers do ask for hours. Then fill in the minutes.',
      ],
    },
    {
      id: 'how-much',
      question: 'How much is enough?',
      answer: [
        'HCPC gives no number that must be reached. When it asks for a list, it suggests that about 12 to 50 activities over the two years show the picture well.',
        'Little and often is easier than a lot at the end, and leaves no gaps.',
      ],
      links: [{ to: '/cycle', label: 'See where you stand' }],
    },
    {
      id: 'mixture',
      question: 'What is a mixture of learning?',
      answer: [
        'HCPC knows five kinds: work-based, professional, formal or educational, self-directed, and other. A record with only one kind, such as reading alone, is not a mixture; two are the least.',
        'Choose the kind on the activity. Kinds of your own can be added in the settings; each counts as one of the five.',
      ],
      links: [{ to: '/settings#own-words', label: 'Your own kinds of learning' }],
    },
    {
      id: 'backdating',
      question: 'Can I add something from weeks or years ago?',
      answer: [
        'Yes. Give it any date in the past, or tick “I only know the month”. Dates, titles and everything else can be changed whenever you like, and the list puts itself in order.',
        'At an audit only what lies within the cycle counts. Older things stay in your record all the same.',
      ],
      links: [{ to: '/add', label: 'Add something' }],
    },
    {
      id: 'planning',
      question: 'Can I put in what is still to come?',
      answer: [
        'Yes. With a date ahead it stands under “Planned” and does not count yet. When its day is over, Waymark asks once whether it happened.',
        'An invitation (.ics) that came by e-mail can be chosen or dropped on the Plan page. What is planned can go into your own calendar, with an alarm.',
      ],
      links: [{ to: '/plan', label: 'Go to your plan' }],
    },
    {
      id: 'goals',
      question: 'Do I need goals?',
      answer: [
        'No. Some employers and regulators ask for a personal development plan; then a goal with the activities that serve it shows one. One to five at a time are plenty.',
      ],
      links: [{ to: '/plan', label: 'Go to your goals' }],
    },
    {
      id: 'gaps',
      question: 'What if there is a gap?',
      answer: [
        'HCPC wants a stretch of three months or more without any activity to be explained. Leave, illness and a break from practice are explanations; two sentences are enough.',
        'The Cycle page finds such gaps and has the place to explain them. Often something is only missing from the list: then add it.',
      ],
      links: [{ to: '/cycle', label: 'Look for gaps' }],
    },
    {
      id: 'reminders',
      question: 'Can Waymark remind me?',
      answer: [
        'Waymark has no server that could send you anything. It can give your own calendar a file: a quarter of an hour each month, the day renewal opens, a word before a gap counts. Your calendar then rings, whether or not you open Waymark.',
      ],
      links: [{ to: '/settings#reminders', label: 'Choose reminders' }],
    },
  ],
};
