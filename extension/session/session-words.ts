// A session's figures in words, for the panel, the popup and screen readers.
import { plainStretches, type Stretch } from '../../shared/model/session.ts';
import { minutesText, type Seen, seenText, spentText } from '../../shared/model/time-text.ts';
import type { RunState } from './running.ts';

/** "12 minutes 5 seconds", for who hears it. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.join(' ') || 'the beginning';
}

/** What of a recording was not seen yet, in order. */
export function unseenOf({ watched, mediaSeconds }: Seen): Stretch[] {
  if (mediaSeconds === null) return [];
  const gaps: Stretch[] = [];
  let at = 0;
  for (const [from, to] of plainStretches(watched)) {
    if (from - at >= 2) gaps.push([at, from]);
    at = Math.max(at, to);
  }
  if (mediaSeconds - at >= 2) gaps.push([at, mediaSeconds]);
  return gaps;
}

export interface Figures {
  state: RunState;
  activeSeconds: number;
  minutesByMe: number | null;
}

/**
 * What a session says of itself large, and what it says beneath it; the second may be empty. The person's own figure leads as soon
 * as nothing counts any more, and the count stands beneath it.
 */
export function figuresOf(session: Figures, seen: Seen): { headline: string; detail: string } {
  const spent = spentText(session.activeSeconds);
  const ofRecording = seenText(seen);
  const mine = session.minutesByMe === null ? '' : `${minutesText(session.minutesByMe)}, by you`;
  const together = (...words: string[]) => words.filter(Boolean).join(' · ');
  if (mine && session.state !== 'running')
    return { headline: mine, detail: together(`Counted by this device: ${spent}`, ofRecording) };
  const clock = `${spent} by the clock`;
  return ofRecording ? { headline: ofRecording, detail: together(clock, mine) } : { headline: clock, detail: mine };
}

export interface Happening {
  state: RunState;
  unseenFrames: readonly string[];
  hasMedium: boolean;
  windows: readonly { tabId: number; isCounted: boolean }[];
}

const STATE_WORDS: Record<RunState, string> = {
  running: 'Counting, while it plays or you use the page',
  paused: 'Paused',
  idle: 'Paused: nothing played and nothing was touched for 15 minutes.',
  left: 'Paused: the page has changed. Press the Waymark button there to go on.',
  ended: 'Session ended',
};

/** What is happening, in a line, beside the tab with this number. Nothing is promised of players and windows that cannot be seen. */
export function stateText({ state, unseenFrames, hasMedium, windows }: Happening, shownTabId: number): string {
  const isOutside = windows.some(({ tabId, isCounted }) => tabId === shownTabId && !isCounted);
  if (state === 'running' && isOutside) return 'Not counting in this window';
  if (state === 'running' && unseenFrames.length > 0 && !hasMedium) return 'Counting, while you use the page';
  return STATE_WORDS[state];
}
