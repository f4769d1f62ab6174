// Sessions in words: what this device counted, and what the person puts down.
import { type Session, secondsOf } from '../../../shared/model/session.ts';
import { minutesText, seenText, spentText } from '../../../shared/model/time-text.ts';

const begun = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase());

/** "42 of 55 minutes of the recording seen, in 48 minutes; counted by this device." */
export function countedWords(session: Pick<Session, 'watched' | 'mediaSeconds' | 'activeSeconds'>): string {
  const { watched, mediaSeconds, activeSeconds } = session;
  const seen = watched.length > 0 ? seenText(session) : '';
  const spent = activeSeconds < 1 ? '' : spentText(activeSeconds);
  if (!seen) return spent ? `${begun(spent)}, counted by this device.` : 'Nothing was counted by this device.';
  // said once when both are the same
  const isSame = mediaSeconds !== null && spent === spentText(Math.min(secondsOf(watched), mediaSeconds));
  return spent && !isSame
    ? `${begun(seen)}, in ${spent}; counted by this device.`
    : `${begun(seen)}, counted by this device.`;
}

/** "You put down 60 minutes."; empty while the count stands. */
export const ownWords = ({ minutesByMe }: Pick<Session, 'minutesByMe'>): string =>
  minutesByMe === null ? '' : `You put down ${minutesText(minutesByMe)}.`;
