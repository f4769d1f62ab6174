// Which new tab was opened by the page of a session.
import { describe, expect, it } from 'vitest';
import { watchOpenings } from './opened-windows.ts';

const PAGE = 1;
const WINDOW = 2;
const press = { tabId: PAGE, origin: 'https://content.example', atMs: 1_000 };
const found = [{ openerTabId: PAGE, tabId: WINDOW, origin: 'https://content.example' }];

describe('a new window', () => {
  it('is the page’s when something was pressed there just before, whichever is heard of first', () => {
    const openings = watchOpenings();
    expect(openings.pressed(press)).toEqual([]);
    expect(openings.opened({ tabId: WINDOW, openerTabId: PAGE, atMs: 1_200 })).toEqual(found);

    const late = watchOpenings();
    expect(late.opened({ tabId: WINDOW, openerTabId: PAGE, atMs: 1_000 })).toEqual([]);
    expect(late.pressed({ ...press, atMs: 1_100 })).toEqual(found);
    // once
    expect(late.pressed({ ...press, atMs: 1_200 })).toEqual([]);
  });

  it('that a person opens themselves is their own', () => {
    const openings = watchOpenings();
    expect(openings.opened({ tabId: WINDOW, openerTabId: PAGE, atMs: 1_000 })).toEqual([]);
    expect(openings.pressed({ ...press, atMs: 60_000 })).toEqual([]);
  });

  it('is not the page’s when another page opened it', () => {
    const openings = watchOpenings();
    openings.pressed(press);
    expect(openings.opened({ tabId: WINDOW, openerTabId: 9, atMs: 1_100 })).toEqual([]);
  });

  it('of which the browser names no opener goes with the latest press', () => {
    const openings = watchOpenings();
    openings.pressed({ ...press, tabId: 9, atMs: 500 });
    openings.pressed(press);
    expect(openings.opened({ tabId: WINDOW, openerTabId: null, atMs: 1_100 })).toEqual(found);
  });
});
