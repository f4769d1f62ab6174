// Sessions in words: what this device counted, and what the person puts down.
import { type Session, secondsOf } from '../../../shared/model/session.ts';

const minutes = (seconds: number): number => (seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0);
const inMinutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

/** "42 of 55 minutes of the recording, in 48 minutes; counted by this device." */
export function countedWords({
  watched,
  mediaSeconds,
  activeSeconds,
}: Pick<Session, 'watched' | 'mediaSeconds' | 'activeSeconds'>): string {
  const seen = minutes(secondsOf(watched));
  const active = minutes(activeSeconds);
  if (mediaSeconds && watched.length > 0) {
    const of = `${seen} of ${inMinutes(minutes(mediaSeconds))} of the recording`;
    return active > 0 && active !== seen
      ? `${of}, in ${inMinutes(active)}; counted by this device.`
      : `${of}, counted by this device.`;
  }
  return active > 0 ? `${inMinutes(active)}, counted by this device.` : 'Nothing was counted by this device.';
}

/** "You put down 60 minutes."; empty while the count stands. */
export const ownWords = ({ minutesByMe }: Pick<Session, 'minutesByMe'>): string =>
  minutesByMe === null ? '' : `You put down ${inMinutes(minutesByMe)}.`;
