// An audit in the portfolio: what two devices do with it while apart, and what a record of before has.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { auditStage } from '../audit/audit-stage.ts';
import type { AskedForMore, SentCopy } from '../model/audit.ts';
import type { Instant, LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import {
  changeProfile,
  createProfile,
  keepAsked,
  keepSentCopy,
  markProfile,
  putBackSent,
  startPortfolio,
  takeBackSent,
} from './edit.ts';
import { recordOf } from './layout.ts';
import { readRecord } from './read.ts';

const NOW = new Date('2027-09-12T18:00:00Z');
const id = 'profile-0001' as RecordId;
const day = (text: string) => text as LocalDate;

function aPortfolio(): Y.Doc {
  const doc = new Y.Doc();
  startPortfolio(doc, 'portfolio-01' as RecordId, NOW);
  createProfile(doc, { statement: 'I learned.' }, NOW, id);
  return doc;
}

function both(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

const aCopy = (key: string, keptAt: string): SentCopy => ({
  id: key as RecordId,
  sentOn: day('2027-09-12'),
  keptAt: keptAt as Instant,
  document: `{"document":"${key}"}`,
  files: [{ number: 1, title: 'Certificate', name: 'certificate.pdf', sha256: 'ab'.repeat(32), sizeBytes: 1_200 }],
  pack: null,
});

const theProfile = (doc: Y.Doc) => readRecord(doc, 'profile', id);

test('a profile that was written before there were audits is under none', () => {
  expect(theProfile(aPortfolio())).toMatchObject({
    selectedOn: null,
    deadline: null,
    outcome: null,
    outcomeOn: null,
    pack: null,
    marks: {},
    sent: [],
    takenBack: [],
    asked: [],
  });
});

test('two devices that keep a copy at once both keep theirs, in one order', () => {
  const [phone, laptop] = [aPortfolio(), new Y.Doc()];
  both(phone, laptop);
  keepSentCopy(phone, id, aCopy('copy-phone', '2027-09-12T18:01:00.000Z'));
  keepSentCopy(laptop, id, aCopy('copy-laptop', '2027-09-12T18:00:30.000Z'));
  both(phone, laptop);
  const sent = [aCopy('copy-laptop', '2027-09-12T18:00:30.000Z'), aCopy('copy-phone', '2027-09-12T18:01:00.000Z')];
  expect(theProfile(phone)).toMatchObject({ state: 'submitted', sent });
  expect(theProfile(laptop)).toMatchObject({ state: 'submitted', sent });
});

test('two devices may tick different things at once, and a tick is taken back', () => {
  const [phone, laptop] = [aPortfolio(), new Y.Doc()];
  both(phone, laptop);
  markProfile(phone, id, 'done:work', '2027-09-01');
  markProfile(laptop, id, 'portal:open', '2027-09-01');
  both(phone, laptop);
  markProfile(phone, id, 'done:work', '');
  both(phone, laptop);
  expect(theProfile(laptop)?.marks).toEqual({ 'portal:open': '2027-09-01' });
});

test('what HCPC asked for can be put right, and opens the draft again', () => {
  const doc = aPortfolio();
  const asked: AskedForMore = {
    id: 'asked-0001' as RecordId,
    askedOn: day('2027-11-20'),
    dueOn: null,
    text: 'More on standard 4',
    keptAt: '2027-11-20T09:00:00.000Z' as Instant,
  };
  keepSentCopy(doc, id, aCopy('copy-0001', '2027-09-12T18:00:00.000Z'));
  keepAsked(doc, id, asked);
  keepAsked(doc, id, { ...asked, dueOn: day('2027-12-18') });
  expect(theProfile(doc)).toMatchObject({ state: 'moreAsked', asked: [{ ...asked, dueOn: '2027-12-18' }] });
});

test('what was not sent after all opens the draft again, is kept as it was, and can be put back', () => {
  const doc = aPortfolio();
  const copy = aCopy('copy-0001', '2027-09-12T18:00:00.000Z');
  keepSentCopy(doc, id, copy);
  takeBackSent(doc, id, copy.id, day('2027-09-13'));
  expect(theProfile(doc)).toMatchObject({ state: 'drafting', sent: [], takenBack: [copy] });
  putBackSent(doc, id, copy.id);
  expect(theProfile(doc)).toMatchObject({ state: 'submitted', sent: [copy], takenBack: [] });
});

test('of several copies one alone is taken back, and where the audit stands follows the others', () => {
  const doc = aPortfolio();
  const first = aCopy('copy-0001', '2027-09-12T18:00:00.000Z');
  const second = aCopy('copy-0002', '2027-12-01T18:00:00.000Z');
  const asked = { id: 'asked-0001' as RecordId, askedOn: day('2027-11-20'), dueOn: null, text: 'More' };
  keepSentCopy(doc, id, first);
  keepAsked(doc, id, { ...asked, keptAt: '2027-11-20T09:00:00.000Z' as Instant });
  keepSentCopy(doc, id, second);
  takeBackSent(doc, id, second.id, day('2027-12-02'));
  expect(theProfile(doc)).toMatchObject({ state: 'moreAsked', sent: [first], takenBack: [second] });
  putBackSent(doc, id, second.id);
  takeBackSent(doc, id, first.id, day('2027-12-02'));
  expect(theProfile(doc)).toMatchObject({ state: 'submitted', sent: [second], takenBack: [first] });
});

test('a copy that one device takes back while another keeps a second is taken back alone', () => {
  const [phone, laptop] = [aPortfolio(), new Y.Doc()];
  const [first, second] = [
    aCopy('copy-0001', '2027-09-12T18:00:00.000Z'),
    aCopy('copy-0002', '2027-09-12T19:00:00.000Z'),
  ];
  keepSentCopy(phone, id, first);
  both(phone, laptop);
  takeBackSent(phone, id, first.id, day('2027-09-13'));
  keepSentCopy(laptop, id, second);
  both(phone, laptop);
  expect(theProfile(phone)).toMatchObject({ sent: [second], takenBack: [first] });
  expect(auditStage({ ...(theProfile(laptop) ?? expect.unreachable()), selectedOn: day('2027-08-05') })).toBe('sent');
});

test('what another device wrote that is no copy, no day and no tick is left out', () => {
  const doc = aPortfolio();
  const map = recordOf(doc, 'profile', id);
  map?.set('sent:copy-0001', { sentOn: 'soon', document: 'x' });
  map?.set('sent:short', aCopy('copy-0002', '2027-09-12T18:00:00.000Z'));
  map?.set('asked:asked-0001', 7);
  map?.set('mark:', { a: 1 });
  changeProfile(doc, id, { selectedOn: day('2027-08-05') });
  map?.set('outcome', 'wonderful');
  map?.set('takenBack:copy-0003', 'soon');
  expect(theProfile(doc)).toMatchObject({
    sent: [],
    takenBack: [],
    asked: [],
    marks: {},
    outcome: null,
    selectedOn: '2027-08-05',
  });
});
