// The look before sending: all that would be sent is looked through, what the person keeps is not asked again, and changes are noticed.
import { expect, test } from 'vitest';
import { anActivity, anEvidence, id } from '../../../shared/audit/invented.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import type { PartRole } from '../../../shared/model/evidence.ts';
import { parseProfile } from '../../../shared/model/profile.ts';
import { lookInWords } from './look-in-words.ts';
import { filesOf, lookThroughProfile, type SentProfile } from './look-through-profile.ts';

const CONTEXT = { ownWords: ['Doris'], owner: { names: ['Rowan Ellis-Tate'], numbers: ['OT012345'] } };
const NONE: ReadonlySet<string> = new Set();
const SHA = 'a'.repeat(64);
const profile = parseProfile(id('profile-0001'), {
  summary: 'I, Ms Ellis-Tate (HCPC number OT012345), work with adults at home.',
  statement: 'I visited Mrs A. Sample in LS6 2AB. Mrs A. Sample was pleased.',
});
const sent: SentProfile & { profile: typeof profile } = {
  profile,
  document: { gaps: [{ text: '20 May to 2 September 2025', explanation: 'My husband Frank was ill.' }] } as never,
  activities: [anActivity({ title: 'What Doris taught me', provider: 'Dr Fenn' })],
  evidence: [
    anEvidence({
      title: 'Letter to 0113 243 1234',
      fileName: 'a.sample@mail.nhs.uk.pdf',
      file: { sha256: SHA, mime: 'application/pdf', sizeBytes: 9 },
    }),
  ],
};
const inFiles = [
  {
    place: `evidence-0001:${SHA}`,
    where: 'Evidence 1, page 2',
    to: '/evidence/evidence-0001',
    text: 'NHS number: 943 476 5919',
  },
];
const look = (kept = NONE, what = sent) => lookThroughProfile(what, { context: CONTEXT, kept, inFiles });

test('texts, titles, gaps, names of files and what is inside them are looked through, each find told once with where it stands', () => {
  expect(look().open.map(({ passage, words }) => [passage.where, words])).toEqual([
    ['Your statement', 'This looks like a name: Mrs A•. S•••••.'],
    ['Your statement', 'This looks like a postcode: LS6 2••.'],
    ['The dated list: “What Doris taught me”', 'This is on your list of names to leave out: D••••.'],
    ['The dated list: “What Doris taught me”', 'This may be a name: Dr F•••.'],
    ['The gap 20 May to 2 September 2025', 'This may be a name: F••••.'],
    ['Evidence 1, its title', expect.stringContaining('a telephone number')],
    ['Evidence 1, “Letter to 0113 243 1234”, the name of its file', expect.stringContaining('an e-mail address')],
    ['Evidence 1, page 2', 'This is very likely an NHS number: 943 ••• ••19.'],
  ]);
});

test('what the person keeps is kept in that text only', () => {
  const [name] = look().open;
  const kept = new Set([name?.key ?? '']);
  expect(look(kept).open.some(({ key }) => key === name?.key)).toBe(false);
  const moved = { ...sent, profile: { ...profile, summary: profile.statement, statement: '' } };
  expect(look(kept, moved).open.some(({ words }) => words.includes('Mrs A•.'))).toBe(true);
});

test('the person’s word that they looked holds until something of it is another', () => {
  const at = '2026-11-26T20:00:00.000Z' as Instant;
  const { fingerprint, state } = look();
  expect(lookInWords(state)).toBe('8 to look at');
  const looked = { ...profile, lookedAt: at, lookedOver: fingerprint };
  expect(lookInWords(look(NONE, { ...sent, profile: looked }).state)).toBe('Looked at on 26 November 2026');
  for (const other of [
    { ...sent, profile: { ...looked, statement: 'Another.' } },
    { ...sent, profile: looked, activities: [] },
    {
      ...sent,
      profile: looked,
      evidence: [anEvidence({ ...sent.evidence[0], file: { sha256: 'b'.repeat(64), mime: '', sizeBytes: 1 } })],
    },
  ])
    expect(lookInWords(look(NONE, other).state)).toBe('Changed since you looked on 26 November 2026');
});

test('an empty profile has nothing to look at, and is not called looked at', () => {
  const empty = { profile: null, document: null, activities: [], evidence: [] };
  expect(lookInWords(lookThroughProfile(empty, { context: CONTEXT, kept: NONE }).state)).toBe('Not looked at yet');
});

const AT = '2026-03-04T10:00:00.000Z' as Instant;
const part = (role: PartRole, letter: string, mime: string) => ({
  role,
  sha256: letter.repeat(64),
  mime,
  sizeBytes: 9,
  capturedAt: AT,
  url: 'https://a.example/',
  notes: [],
});
const page = anEvidence({
  title: 'A page',
  snapshot: part('text', 'c', 'text/html'),
  parts: [part('picture', 'd', 'image/webp')],
});

test('of a kept page its words and its picture are sent, of another piece its file', () => {
  expect(filesOf(sent.evidence).map(({ sha256, name, part }) => [sha256, name, part])).toEqual([
    [SHA, 'a.sample@mail.nhs.uk.pdf', null],
  ]);
  expect(filesOf([anEvidence({ file: null })])).toEqual([]);
  expect(filesOf([page]).map(({ sha256, where, part }) => [sha256[0], where, part?.role])).toEqual([
    ['c', 'Evidence 1, “A page”, its words', 'text'],
    ['d', 'Evidence 1, “A page”, its picture', 'picture'],
  ]);
});

test('what goes without is not looked through, and a copy with parts covered is looked at in its place', () => {
  const names = (piece: typeof page) => filesOf([piece]).map(({ sha256 }) => sha256[0]);
  expect(names({ ...page, sentWithout: ['picture'] })).toEqual(['c']);
  expect(names({ ...page, parts: [...page.parts, part('covered', 'e', 'image/webp')] })).toEqual(['c', 'e']);
  // a kept PDF goes alone: what stays at home need not be looked through
  expect(names({ ...page, parts: [...page.parts, part('file', 'f', 'application/pdf')] })).toEqual(['f']);
});
