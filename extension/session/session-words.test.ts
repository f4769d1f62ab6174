// A session in words, as the panel says it.
import { describe, expect, it } from 'vitest';
import { plainStretches } from '../../shared/model/session.ts';
import { clockText, seenText, spentText } from '../../shared/model/time-text.ts';
import { isBlackPicture } from './page-frame.ts';
import { cueTime, toVtt } from './page-transcript.ts';
import { clockWords, figuresOf, stateText, unseenOf } from './session-words.ts';

describe('times', () => {
  it('are read and heard', () => {
    expect([0, 65, 3725].map(clockText)).toEqual(['0:00', '1:05', '1:02:05']);
    expect([0, 60, 3725].map(clockWords)).toEqual(['the beginning', '1 minute', '1 hour 2 minutes 5 seconds']);
    expect([0, 30, 61, 2460].map(spentText)).toEqual(['nothing yet', 'less than a minute', '1 minute', '41 minutes']);
  });
});

describe('what was seen of a recording', () => {
  it('is said in minutes of its length', () => {
    expect(seenText({ watched: [[0, 2040]], mediaSeconds: 3300 })).toBe('34 of 55 minutes of the recording seen');
    expect(seenText({ watched: [[0, 45]], mediaSeconds: 90 })).toBe('45 of 90 seconds of the recording seen');
    expect(seenText({ watched: [[0, 3299]], mediaSeconds: 3300 })).toBe('all 55 minutes of the recording seen');
    expect(seenText({ watched: [], mediaSeconds: null })).toBe('');
  });

  it('leaves out gaps that nobody would notice, and names what is missing', () => {
    expect(
      plainStretches([
        [0, 10],
        [10.5, 20],
        [40, 40.5],
      ]),
    ).toEqual([[0, 20]]);
    expect(
      unseenOf({
        watched: [
          [0, 10],
          [11, 20],
        ],
        mediaSeconds: 60,
      }),
    ).toEqual([[20, 60]]);
    expect(unseenOf({ watched: [[30, 60]], mediaSeconds: 60 })).toEqual([[0, 30]]);
  });
});

describe('the figures of a session', () => {
  const counting = { state: 'running', activeSeconds: 2460, minutesByMe: null } as const;
  const recording = { watched: [[0, 2040] as [number, number]], mediaSeconds: 3300 };
  const page = { watched: [], mediaSeconds: null };

  it('lead with what was seen of a recording, or with the clock where there is none', () => {
    expect(figuresOf(counting, recording)).toEqual({
      headline: '34 of 55 minutes of the recording seen',
      detail: '41 minutes by the clock',
    });
    expect(figuresOf(counting, page)).toEqual({ headline: '41 minutes by the clock', detail: '' });
  });

  it('lead with the person’s own figure once nothing counts, and with the count beneath it', () => {
    const ended = { ...counting, state: 'ended', minutesByMe: 60 } as const;
    expect(figuresOf(ended, recording)).toEqual({
      headline: '60 minutes, by you',
      detail: 'Counted by this device: 41 minutes · 34 of 55 minutes of the recording seen',
    });
    expect(figuresOf({ ...ended, state: 'running' }, page)).toEqual({
      headline: '41 minutes by the clock',
      detail: '60 minutes, by you',
    });
  });
});

describe('what is happening', () => {
  const [tab, opened] = [1, 2];
  const page = { state: 'running', unseenFrames: [], hasMedium: false, windows: [] } as const;
  const player = ['https://player.example'];

  it('promises nothing of a player that cannot be seen', () => {
    expect(stateText(page, tab)).toBe('Counting, while it plays or you use the page');
    expect(stateText({ ...page, unseenFrames: player }, tab)).toBe('Counting, while you use the page');
    expect(stateText({ ...page, unseenFrames: player, hasMedium: true }, tab)).toContain('while it plays');
  });

  it('is said of the window in front, which may be one that is not counted', () => {
    const windows = [{ tabId: opened, isCounted: false }];
    expect(stateText({ ...page, windows }, tab)).toContain('Counting');
    expect(stateText({ ...page, windows }, opened)).toBe('Not counting in this window');
    expect(stateText({ ...page, state: 'paused', windows }, opened)).toBe('Paused');
  });
});

describe('captions', () => {
  it('become a file of captions without markup', () => {
    expect(cueTime(3661.5)).toBe('01:01:01.500');
    expect(toVtt([{ startTime: 0, endTime: 2.5, text: '<v Ida>Rest --> before</v>\n\nyou are tired' }])).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nRest → before\nyou are tired\n',
    );
  });
});

describe('a picture', () => {
  it('is black when no pixel of it is anything else', () => {
    expect(isBlackPicture(new Uint8ClampedArray([0, 3, 9, 255, 2, 2, 2, 255]))).toBe(true);
    expect(isBlackPicture(new Uint8ClampedArray([0, 0, 0, 255, 0, 40, 0, 255]))).toBe(false);
  });
});
