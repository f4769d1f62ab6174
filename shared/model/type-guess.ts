// Which type of learning a kept page most likely is: a guess for the person to correct.
import type { ActivityType } from './activity.ts';
import type { CaptureKind } from './capture.ts';

/** What is read, heard or watched on one's own is self-directed; what somebody teaches, live or step by step, is formal. */
export function guessType(kind: CaptureKind, isRecording: boolean): ActivityType {
  if (kind === 'course' || kind === 'certificate') return 'formal';
  return kind === 'webinar' && !isRecording ? 'formal' : 'selfDirected';
}
