// The places of the app. A further one is a line here, and stands in the rail, in the phone's menu and among what can be found.
import type { IconName } from '../ui/icons.ts';

export interface Destination {
  to: string;
  label: string;
  icon: IconName;
  /** Other words that people look for it by. */
  words?: string;
}

/** The bar of a phone, in its order; the rail of a wide screen begins with the same. */
export const MAIN_PLACES: readonly Destination[] = [
  { to: '/today', label: 'Today', icon: 'today', words: 'home next start' },
  { to: '/inbox', label: 'Inbox', icon: 'inbox', words: 'waiting kept pages sort' },
  { to: '/add', label: 'Add', icon: 'plus', words: 'new activity' },
  { to: '/record', label: 'Record', icon: 'record', words: 'list activities search' },
  { to: '/cycle', label: 'Cycle', icon: 'cycle', words: 'where I stand audit gaps mixture renewal' },
];

/** What is reached less often: further down the rail, and in the phone's menu. */
export const FURTHER_PLACES: readonly Destination[] = [
  { to: '/plan', label: 'Plan', icon: 'calendar', words: 'goals planned calendar invitation ics' },
  { to: '/evidence', label: 'Evidence', icon: 'evidence', words: 'files certificates' },
  { to: '/profile', label: 'Profile', icon: 'profile', words: 'summary statement audit PDF' },
];

/** At the end of the rail and of the menu, in the same place on each screen. */
export const LAST_PLACES: readonly Destination[] = [
  {
    to: '/settings',
    label: 'Settings',
    icon: 'settings',
    words: 'registration profession devices text size dark colours',
  },
  { to: '/help', label: 'Help', icon: 'info', words: 'questions answers how FAQ' },
  { to: '/privacy', label: 'What we can’t see', icon: 'shield', words: 'privacy server encryption' },
];
