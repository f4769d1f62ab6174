// Help about devices, copies, privacy, installing, and using the app.
import type { TopicGroup } from './topics.ts';

export const DEVICES: TopicGroup = {
  id: 'devices',
  heading: 'Devices, copies and privacy',
  topics: [
    {
      id: 'where',
      question: 'Where is my record?',
      answer: [
        'In this browser, on this device, and on the other devices that you link. Without syncing it is nowhere else. With syncing, a server keeps a sealed copy that only your devices can open.',
      ],
      links: [{ to: '/privacy', label: 'What we can’t see, and what a server can' }],
    },
    {
      id: 'second-device',
      question: 'How do I use it on my phone and my computer?',
      answer: [
        'In Settings, under your devices, turn on syncing. On the other device open Waymark, choose to link it, and scan the code or type the 12 words. Both then have the same record, offline too.',
        'Afterwards both show the same three words. If they differ, or a device is told of that you do not know, press “Not mine”: someone else has your 12 words.',
        'On an iPhone add Waymark to the Home Screen first and link it there: Safari and the installed app keep separate stores.',
      ],
      links: [{ to: '/settings#devices', label: 'Your devices' }],
    },
    {
      id: 'device-list',
      question: 'Which of my devices have everything?',
      answer: [
        'The settings list them: each with its name, what it has, and when it was last in step. A device is counted only once it has said itself that it has what you wrote; it says so while Waymark is open on it and connected, a minute or so after the last change arrived.',
        'One that is gone can be taken off the list. That only hides it: whoever holds it can read your record until you change your words.',
      ],
      links: [{ to: '/settings#devices', label: 'Your devices' }],
    },
    {
      id: 'copies',
      question: 'How do I make sure that nothing is lost?',
      answer: [
        'Have a second copy. A second device that syncs is one. Clearing this site’s data, or a browser that tidies up by itself, removes the copy of this device; the others keep theirs.',
        'What is typed is saved at every pause, and the line below a field says when.',
        '“Take everything” in Settings makes a copy of all of it as one file, to keep elsewhere.',
      ],
      links: [{ to: '/settings#take-everything', label: 'Take everything' }],
    },
    {
      id: 'take-everything',
      question: 'What is in the file of “Take everything”?',
      answer: [
        'All of your portfolio: every record with its texts and earlier versions, what is in the bin, your evidence files with their bytes as they were, a table of your activities, and a page for each of them that opens in any browser. Your 12 words and the keys of your devices are not in it.',
        'With a password it is encrypted (AES-256). Windows’ own unzipping cannot open it then; 7-Zip and Waymark can. A password that is forgotten cannot be had back.',
      ],
      links: [{ to: '/settings#take-everything', label: 'Take everything' }],
    },
    {
      id: 'bring-back',
      question: 'How do I bring a copy back?',
      answer: [
        'In Settings, under “Take everything”, or under “Bring in from elsewhere”: choose the ZIP file itself. You see first how much of it is new, how much is here already and what differs. Nothing comes twice, and words of both sides are kept.',
        'All of it can be undone as one step until you close or reload the page.',
      ],
      links: [{ to: '/import', label: 'Bring in from elsewhere' }],
    },
    {
      id: 'words',
      question: 'What are the 12 words, and what if I lose them?',
      answer: [
        'They are the key to your record: whoever has them can read it. Write them on paper and keep that as you keep a house key. While one of your devices works, it can show them again.',
        'If all devices and the words are lost, nobody can open the record, and neither can we.',
      ],
    },
    {
      id: 'lost-device',
      question: 'My phone was stolen, or somebody saw my words. What now?',
      answer: [
        'On a device that you still have, change your words in Settings. Everything is sealed again under 12 new ones, and the old copy on the server is deleted. The old words and every recovery sheet printed before are void.',
        'Then link each of your other devices again with the new words. What was written on them meanwhile comes along. What was already on the lost device can still be read there; what you write from now on cannot.',
      ],
      links: [{ to: '/settings#change-words', label: 'Change my words' }],
    },
    {
      id: 'leaving-a-server',
      question: 'Can I have my copy on the server deleted?',
      answer: [
        'Yes, in Settings, where syncing is stopped. Your devices keep everything and are told. The old words are then void on that server; if you turn on syncing again, you get new ones.',
        'Backups that whoever runs the server has made keep the old copy until they are thrown away. It is sealed there too.',
      ],
      links: [{ to: '/settings#devices', label: 'Your devices' }],
    },
    {
      id: 'lock',
      question: 'Can I lock it?',
      answer: [
        'A PIN, and fingerprint or face where the device has them, can hide the screen. That keeps out whoever picks up your device; it is no encryption. Use the device’s own lock too.',
        'Forgotten the PIN? The lock screen takes your 12 words, or comes off 24 hours after you ask. Nothing is lost.',
      ],
      links: [{ to: '/settings#lock', label: 'Set a lock' }],
    },
    {
      id: 'install',
      question: 'How do I install it?',
      answer: [
        'You need not: it works in the browser, offline too. Installed, it has an icon and a window of its own.',
      ],
      list: [
        'Chrome or Edge on a computer: the install sign at the end of the address bar',
        'Android: the browser’s menu, “Add to Home screen” or “Install app”',
        'iPhone or iPad: Share, “Add to Home Screen”',
        'Safari on a Mac: File, “Add to Dock”',
      ],
    },
    {
      id: 'keyboard',
      question: 'Does it work with the keyboard alone?',
      answer: [
        'Yes. Tab and Shift+Tab go through everything, Enter and the space bar press, Escape closes a window. The first Tab on a page offers to skip to it. There are no single-letter shortcuts that could get in the way of typing or dictation.',
        'In the extension, Alt+Shift+S keeps the page in front of you and Alt+Shift+M marks a passage.',
      ],
    },
    {
      id: 'reading',
      question: 'Can it be easier to read?',
      answer: [
        'The settings have larger text, more room between letters and lines, page tints, two typefaces made for easy reading, high contrast, no movement, no scores, one question at a time, and reading aloud. They hold for this device.',
      ],
      links: [{ to: '/settings#reading', label: 'Reading and display' }],
    },
  ],
};
