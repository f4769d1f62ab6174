// What is left out when a page breaks a reader or takes too long, and that it is known.
import { describe, expect, it } from 'vitest';
import { timeBox } from './time-box.ts';

describe('reading within a time', () => {
  it('gives what each part reads, and is whole', () => {
    const box = timeBox(100, () => 0);
    expect([box.run(() => 'title', ''), box.isWhole()]).toEqual(['title', true]);
  });

  it('leaves out a part that fails, reads the next, and is not whole', () => {
    const box = timeBox(100, () => 0);
    const broken = box.run(() => {
      throw new Error('a trap in the page');
    }, 'nothing');
    expect([broken, box.run(() => 'byline', ''), box.isWhole()]).toEqual(['nothing', 'byline', false]);
  });

  it('begins no part after its time', () => {
    let nowMs = 0;
    const box = timeBox(100, () => nowMs);
    nowMs = 101;
    expect([box.run(() => 'byline', 'nothing'), box.isWhole()]).toEqual(['nothing', false]);
  });
});
