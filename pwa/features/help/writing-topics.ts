// Help about reflecting, evidence and confidentiality.
import type { TopicGroup } from './topics.ts';

export const WRITING: TopicGroup = {
  id: 'writing',
  heading: 'Reflecting and evidence',
  topics: [
    {
      id: 'reflection',
      question: 'What do I write?',
      answer: [
        'What you took from it, what changes at work, and who is better off. A few lines for each are a good reflection. If it changed nothing, say why and what follows: that counts too.',
        'On an activity, “Change questions” offers other ways to ask, from five minutes to the well-known models.',
      ],
    },
    {
      id: 'templates',
      question: 'Can I use the template of my employer, college or professional body?',
      answer: [
        'Yes. A form that you filled in elsewhere goes onto the activity as a file, under Evidence. HCPC prescribes no form, and takes records in any that shows what you did.',
        'Or choose the questions here that come nearest to it, or word questions of your own. Nothing is lost by changing questions: what you wrote under others stays.',
      ],
      links: [{ to: '/reflection-models', label: 'Questions of your own' }],
    },
    {
      id: 'evidence',
      question: 'What is evidence?',
      answer: [
        'Whatever shows that it took place, or what came of it. You choose some of it for a profile; the rest stays with you.',
      ],
      list: [
        'certificates, programmes, a letter of thanks',
        'a leaflet, form or protocol that you made or changed',
        'slides you gave, notes, a case study without names',
        'the page, webinar or article itself, as the extension keeps it',
        'your reflection',
      ],
    },
    {
      id: 'which-evidence',
      question: 'Does everything need evidence?',
      answer: [
        'No. The dated list needs a title, a date and a kind of learning. Evidence is for the few activities that you tell of in a statement: mark those with “This may go into my statement”.',
      ],
    },
    {
      id: 'confidentiality',
      question: 'How do I keep people out of it?',
      answer: [
        'Write about your learning, so that nobody can be recognised: no names or initials, no dates of birth, no numbers, no rare circumstances together with a place. Black out names on a certificate or letter that is not yours.',
        'Waymark looks for what seems to be a patient’s details and tells you. That it finds nothing proves nothing: you are the one who knows.',
      ],
    },
    {
      id: 'leave-out',
      question: 'What do I leave out?',
      answer: [
        'Whatever could tell who somebody is, alone or together: a rare condition and a small town are enough. Ranges say as much as you need: “in her nineties”, “last winter”.',
      ],
      list: [
        'names and initials of the people you work for, their families, and colleagues',
        'dates of birth, death, admission or an event in the news; ages over 89',
        'addresses, postcodes, telephone numbers, e-mail addresses, number plates',
        'NHS, CHI, Health and Care, hospital and National Insurance numbers',
        'faces, voices, tattoos, labels and screens in pictures and recordings',
      ],
      links: [{ to: '/settings#leave-out', label: 'Your list of names to leave out' }],
    },
    {
      id: 'what-is-asked',
      question: 'What do regulators and the law ask of a reflection?',
      answer: [
        'The health regulators, HCPC among them, said together in 2019: anonymise, and write of what you learned rather than of the details. They do not ask for reflections to investigate a concern; you may offer them.',
        'The Caldicott principles ask to use confidential information only where it is necessary, as little of it as will do, and with no surprise for whom it is about.',
        'The Information Commissioner asks whether a determined stranger, with what else can be found, could tell who it is. Only you can judge that: no program can say that a text is anonymous.',
      ],
    },
    {
      id: 'covering',
      question: 'How do I cover what is in a picture or a PDF?',
      answer: [
        'On its page under Evidence: “Blur or crop” for a picture, “Cover parts” for a PDF. What is under a box is taken out of the new file, with what the file says of itself beside its pages. A covered page of a PDF becomes a picture, so its words cannot be searched any more. You choose whether the file as it was stays in your portfolio.',
      ],
      links: [{ to: '/evidence', label: 'Your evidence' }],
    },
    {
      id: 'covering-words',
      question: 'How do I cover words of a kept page?',
      answer: [
        'By “Cover words…”, beside what goes along when it is sent and in its warning. Press what Waymark found, select other words, or type a name to cover it wherever it stands. A copy with the words covered is sent; what you kept stays as it was, and one press sends that again.',
      ],
      links: [{ to: '/evidence', label: 'Your evidence' }],
    },
    {
      id: 'people-term',
      question: 'I do not call them “service users”',
      answer: [
        'Then choose your word: patients, clients, pupils, residents or any other. Questions and hints use it from then on.',
      ],
      links: [{ to: '/settings#own-words', label: 'Choose your word' }],
    },
  ],
};
