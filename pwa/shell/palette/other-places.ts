// Places that stand in no menu: reached from other screens, and found by their words.
import type { Destination } from '../destinations.ts';

export const OTHER_PLACES: readonly Destination[] = [
  {
    to: '/audit',
    label: 'I have been selected',
    icon: 'profile',
    words: 'audit selected deadline deferral task list statement send',
  },
  {
    to: '/import',
    label: 'Bring in from elsewhere',
    icon: 'download',
    words: 'import upload RIS BibTeX bookmarks CSV',
  },
  { to: '/cycle/career', label: 'All years', icon: 'cycle', words: 'career timeline past cycles' },
  {
    to: '/reflection-models',
    label: 'Questions of your own',
    icon: 'note',
    words: 'reflection model template prompts',
  },
  { to: '/references', label: 'References', icon: 'note', words: 'cite Vancouver Harvard APA bibliography' },
  { to: '/settings#devices', label: 'Devices and safe copies', icon: 'devices', words: 'sync 12 words backup phone' },
  { to: '/link', label: 'Link this device', icon: 'link', words: '12 words scan code phone' },
];
