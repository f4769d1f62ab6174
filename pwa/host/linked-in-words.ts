// What came of linking this device, in words.
import { counted } from '../../shared/audit/date-text.ts';

/** `activities`: all that are here now; `moved`: those among them that this device brought along. */
export function linkedInWords(activities: number, moved: number): string {
  const linked = 'This device is linked.';
  if (activities === 0) return linked;
  const here = `${counted(activities, 'activity', 'activities')} ${activities === 1 ? 'is' : 'are'} here now`;
  if (moved === 0) return `${linked} ${here}.`;
  return `${linked} ${here}, ${moved === 1 ? 'one' : moved} of them from this device.`;
}
