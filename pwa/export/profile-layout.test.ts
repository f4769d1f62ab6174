// What stands in a profile's pages, before anything is drawn.
import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { aListedActivity, aListedEvidence, aProfile } from './invented-profile.ts';
import { describePart, describeProfile } from './profile-layout.ts';

const only = <K extends Block['kind']>(blocks: Block[], kind: K): (Block & { kind: K })[] =>
  blocks.filter((block): block is Block & { kind: K } => block.kind === kind);

describe('the layout of a profile', () => {
  it('is cover, contents and four parts', () => {
    const { blocks } = describeProfile(aProfile());
    expect(blocks.map((block) => block.kind)).toEqual([
      'title',
      'facts',
      'contents',
      'part',
      'paragraph',
      'part',
      'table',
      'part',
      'paragraph',
      'part',
      'table',
    ]);
    expect(only(blocks, 'contents')[0]?.parts).toEqual([
      { title: '1  Summary of recent work and practice', note: '6 words' },
      { title: '2  Dated list of activities', note: '1 activity, 1 November 2025 to 31 October 2027' },
      { title: '3  Personal statement', note: '4 words' },
      { title: '4  Numbered evidence', note: '1 piece' },
    ]);
  });

  it('leaves out what is not known of the person', () => {
    const holder = { name: '', professionLabel: '', registrationNumber: '' };
    const [facts] = only(describeProfile(aProfile({ holder, regulator: '' })).blocks, 'facts');
    expect(facts?.facts.map((fact) => fact.label)).toEqual(['Period', 'Prepared on']);
  });

  it('says so where a part is empty', () => {
    const nothing = { text: ' ', words: 0, limitWords: null };
    const { blocks } = describeProfile(
      aProfile({ summary: nothing, statement: nothing, activities: [], evidence: [] }),
    );
    expect(only(blocks, 'paragraph').map((block) => block.text)).toEqual([
      'Nothing is written here yet.',
      'No activity is listed.',
      'Nothing is written here yet.',
      'No evidence is listed.',
    ]);
    expect(only(blocks, 'part')[0]?.note).toBe('0 words');
  });

  it('says under an activity who gave it, whether it is told and which evidence it has', () => {
    const activities = [
      aListedActivity(1, { isChosen: true, evidenceNumbers: [1, 3] }),
      aListedActivity(2, { provider: '' }),
    ];
    const [table] = only(describeProfile(aProfile({ activities })).blocks, 'table');
    expect(table?.rows.map((row) => row[2])).toEqual([
      { text: 'Activity number 1', note: 'College of Splints · In the statement · Evidence\u00a01, 3' },
      { text: 'Activity number 2', note: '' },
    ]);
  });

  it('explains gaps before the dated list, each under its own heading', () => {
    const gaps = [
      { text: '1 June to 24 December 2026, 6 months 23 days', explanation: 'I was on leave.\n\n- parental' },
    ];
    const { blocks } = describeProfile(aProfile({ gaps }));
    const to = blocks.findIndex((block) => block.kind === 'table');
    expect(blocks.slice(to - 4, to)).toEqual([
      { kind: 'heading', text: 'Gap explained: 1 June to 24 December 2026, 6 months 23 days' },
      { kind: 'paragraph', text: 'I was on leave.', isQuiet: false },
      { kind: 'list', items: ['parental'] },
      { kind: 'heading', text: 'Activities' },
    ]);
  });

  it('heads what the statement tells of an activity with its title, and of no other', () => {
    const text = 'What follows is mine.\n\nSplints  for hands\n\nI learned.\n\nStairs\n\nI told of Splints for hands.';
    const activities = [
      aListedActivity(1, { title: 'Splints for hands', isChosen: true }),
      aListedActivity(2, { title: 'Stairs' }),
    ];
    const profile = aProfile({ activities, statement: { text, words: 20, limitWords: 1_500 } });
    const told = [
      { kind: 'paragraph', text: 'What follows is mine.', isQuiet: false },
      { kind: 'heading', text: 'Splints  for hands' },
      { kind: 'paragraph', text: 'I learned.', isQuiet: false },
      { kind: 'paragraph', text: 'Stairs', isQuiet: false },
      { kind: 'paragraph', text: 'I told of Splints for hands.', isQuiet: false },
    ];
    const { blocks } = describeProfile(profile);
    const from = blocks.findLastIndex((block) => block.kind === 'table') - 1 - told.length;
    expect(blocks.slice(from, from + told.length)).toEqual(told);
    expect(describePart(profile, 'statement').blocks.slice(1)).toEqual(told);
    // a summary is of no activity
    const summary = describePart(aProfile({ activities, summary: { text, words: 20, limitWords: 500 } }), 'summary');
    expect(only(summary.blocks, 'heading')).toEqual([]);
  });

  it('breaks a long range of dates between its dates', () => {
    const activities = [
      aListedActivity(1, { dateText: '28 February to 2 March 2026' }),
      aListedActivity(2, { dateText: '4 to 6 March 2026' }),
    ];
    const [table] = only(describeProfile(aProfile({ activities })).blocks, 'table');
    expect(table?.rows.map((row) => row[1]?.text)).toEqual(['28 February to\n2 March 2026', '4 to 6 March 2026']);
  });

  it('begins what is known of a piece with a capital letter, and gives no fingerprint that fits no file in the pack', () => {
    const evidence = [
      aListedEvidence(1, { kindLabel: '', dateText: 'added 27 November 2026', sha256: 'ab'.repeat(32) }),
    ];
    const [, table] = only(describeProfile(aProfile({ evidence })).blocks, 'table');
    expect(table?.rows[0]?.[1]).toEqual({ text: 'Evidence number 1', note: 'Added 27 November 2026' });
  });

  it('shortens an endless address and a long list of activities', () => {
    const evidence = [
      aListedEvidence(1, {
        url: `https://journal.example/${'a'.repeat(4_000)}`,
        activityTitles: Array.from({ length: 10 }, (_, index) => `A${index}`),
      }),
    ];
    const [, table] = only(describeProfile(aProfile({ evidence })).blocks, 'table');
    expect(table?.rows[0]).toEqual([
      { text: '1', note: '' },
      {
        text: 'Evidence number 1',
        note: `Course certificate, 4 March 2026\nhttps://journal.example/${'a'.repeat(216)}…`,
      },
      { text: 'PDF', note: '' },
      { text: 'A0\nA1\nA2\nA3\nA4\nA5\nA6\nA7\nand 2 more', note: '' },
    ]);
  });
});
