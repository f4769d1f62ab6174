// Help about changes in a career: jobs, addresses, numbers, professions, breaks, and leaving.
import type { TopicGroup } from './topics.ts';

export const CAREER: TopicGroup = {
  id: 'career',
  heading: 'When things change',
  topics: [
    {
      id: 'leaving-a-job',
      question: 'I am leaving my job or my course',
      answer: [
        'Your record is not your employer’s or your college’s: it stays on your own devices. If you used a computer at work, link one of your own first, then clear this site’s data on the computer at work.',
      ],
    },
    {
      id: 'moving',
      question: 'How do I move from CPDme or another portfolio?',
      answer: [
        'Ask it for an export, or copy the list of your activities from the screen. “Bring in from elsewhere” reads CSV, Excel, Word and pasted tables: you see what each column is taken for and put it right. A folder of certificates comes in the same way, each suggested for its activity.',
        'What other portfolios export is not published, so Waymark learns it from your file. Keep the old one until you have compared both.',
      ],
      links: [{ to: '/import', label: 'Bring in from elsewhere' }],
    },
    {
      id: 'leaving-waymark',
      question: 'I want to stop using Waymark',
      answer: [
        'Nothing has to be cancelled: there is no account. “Take everything” in Settings puts your whole portfolio into one file, which opens with no software but a browser. Then clear this site’s data in the browser and remove the extension.',
        'The regulator may ask about the cycle that you are in. Keep what you took out until that is over.',
      ],
      links: [{ to: '/settings#take-everything', label: 'Take everything' }],
    },
    {
      id: 'address',
      question: 'My e-mail address, name or home has changed',
      answer: [
        'Waymark knows neither an e-mail address nor where you live. Your name and number stand only on the cover of your profile; change them in Settings. Tell your regulator of a new address, since it writes to you there.',
      ],
      links: [{ to: '/settings', label: 'You and your period' }],
    },
    {
      id: 'profession',
      question: 'My profession or registration number has changed',
      answer: [
        'Change it in Settings. The dates of your cycle follow the profession; your record stays whole, and each activity counts in the cycle that its date falls in.',
      ],
    },
    {
      id: 'several',
      question: 'I have several registrations or roles',
      answer: [
        'One record serves them all. An activity that mattered to two roles is written down once; say in “Why it matters to your work” for which. The Cycle and Profile pages look at the record by whichever registration you choose.',
      ],
    },
    {
      id: 'other-regulators',
      question: 'I am registered with another regulator than HCPC',
      answer: [
        'Choose “Registered with another regulator” in Settings: NMC, GPhC, Social Work England, GDC, GOC, GOsC, GCC, CORU, the OT Board of Australia, NBCOT and HPCSA are there, and a scheme can come from a file. Some count cycles from a day of your own; give the first one. An activity’s page then asks what your regulator asks, such as whether it was participatory, and the Cycle page counts.',
        'Each value there has its day and source, and says when it could not be verified. What your regulator writes comes first.',
      ],
      links: [{ to: '/settings', label: 'Settings' }],
    },
    {
      id: 'students',
      question: 'I am a student, a support worker, retired or between registrations',
      answer: [
        'Everything works without a registration. Choose “A period of my own” in Settings and give it a first and a last day, such as a year of study. When you register, change it: what you recorded stays.',
      ],
    },
    {
      id: 'newly-registered',
      question: 'I have just registered, or joined in the middle of a cycle',
      answer: [
        'Put the day you registered into Settings. Gaps are then looked for from that day on, and nothing is asked about the time before.',
      ],
    },
    {
      id: 'break',
      question: 'I am on leave, or coming back from a break',
      answer: [
        'A stretch without activities is no fault; it is explained on the Cycle page in a sentence or two. What you learn while away may count: reading, keeping in touch, voluntary work. To return to the register after two years away or more, HCPC has rules of its own; read them there.',
      ],
    },
    {
      id: 'who',
      question: 'Who is behind Waymark?',
      answer: [
        'It is free software. It is neither run nor endorsed by HCPC, a professional body or an employer. It follows what they publish, and what they say to you comes before what it says.',
      ],
      links: [{ to: 'https://www.hcpc-uk.org/cpd/', label: 'HCPC’s own pages on CPD' }],
    },
  ],
};
