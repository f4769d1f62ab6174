// The main places of the app, in the order of the bar.
import type { IconName } from '../ui/icons.ts';

export interface Destination {
  to: string;
  label: string;
  icon: IconName;
}

export const DESTINATIONS: readonly Destination[] = [
  { to: '/inbox', label: 'Inbox', icon: 'inbox' },
  { to: '/record', label: 'Record', icon: 'record' },
  { to: '/add', label: 'Add', icon: 'plus' },
  { to: '/cycle', label: 'Cycle', icon: 'cycle' },
  { to: '/profile', label: 'Profile', icon: 'profile' },
];
