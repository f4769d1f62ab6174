// The commands, and what two devices do with them while apart.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import type { EvidencePart } from '../model/evidence.ts';
import { newId, type RecordId } from '../model/id.ts';
import { ownModelKey } from '../model/own-model.ts';
import { observeChanges } from './changes.ts';
import {
  addPart,
  adjustCycle,
  changeActivity,
  createActivity,
  createAnnotation,
  createGoal,
  createOwnModel,
  createProfile,
  createReflection,
  createRegistration,
  createReminder,
  createSession,
  keepCapture,
  keepVersion,
  moveToBin,
  putLink,
  putSetting,
  ReadOnlyPortfolio,
  replaceOwnModel,
  restore,
  rewordOwnModel,
  sayPartMissing,
  startPortfolio,
  sweepBin,
  tagActivity,
  untagActivity,
} from './edit.ts';
import { metaOf } from './layout.ts';
import { copyRecords } from './move.ts';
import { countRecords, readAll, readRecord, versionsOf } from './read.ts';
import { replaceText, sharedText } from './texts.ts';
import { upgradeLayout } from './upgrade.ts';

const now = new Date('2026-11-23T18:00:00Z');
const day = (text: string) => text as LocalDate;

/** Two devices that hold the same portfolio and meet only when told. */
function twoDevices(prepare: (doc: Y.Doc) => void) {
  const phone = new Y.Doc();
  const laptop = new Y.Doc();
  prepare(phone);
  Y.applyUpdate(laptop, Y.encodeStateAsUpdate(phone));
  const meet = () => {
    Y.applyUpdate(laptop, Y.encodeStateAsUpdate(phone));
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(laptop));
  };
  return { phone, laptop, meet };
}

const capture = {
  url: 'https://journal.example/falls',
  canonicalUrl: 'https://journal.example/falls',
  capturedAt: '2026-11-23T17:59:00.000Z' as never,
  kind: 'article' as const,
  metadata: {} as never,
  selection: '',
  extensionVersion: '0.1.0',
};

const keep = (doc: Y.Doc, activityId = newId(), evidenceId = newId()) => {
  const kept = { capture, title: 'Falls', provider: '', type: null, startedOn: day('2026-11-23'), description: 'read' };
  keepCapture(doc, { ...kept, activityId, evidenceId }, now);
  return { activityId, evidenceId };
};

test('two fields changed on two devices are both kept', () => {
  const id = newId();
  const { phone, laptop, meet } = twoDevices((doc) => createActivity(doc, { title: 'Supervision' }, now, id));
  changeActivity(phone, id, { startedOn: day('2026-11-20') });
  changeActivity(laptop, id, { type: 'workBased', minutes: 60 });
  meet();
  expect(readRecord(phone, 'activity', id)).toEqual(readRecord(laptop, 'activity', id));
  expect(readRecord(phone, 'activity', id)).toMatchObject({ startedOn: '2026-11-20', type: 'workBased', minutes: 60 });
});

test('words typed into one answer on two devices are all there after they meet', () => {
  const activityId = newId();
  const id = newId();
  const reflection = { activityId, modelKey: 'gibbs', promptKeys: ['description', 'feelings'] };
  const { phone, laptop, meet } = twoDevices((doc) => createReflection(doc, reflection, now, id));
  const text = (doc: Y.Doc) => sharedText(doc, 'reflection', id, 'feelings') ?? expect.fail('no text');
  replaceText(text(phone), 'Calm at first.');
  replaceText(text(laptop), 'Unsure later.');
  meet();
  expect(text(phone).toString()).toBe(text(laptop).toString());
  expect(text(phone).toString()).toContain('Calm at first.');
  expect(text(phone).toString()).toContain('Unsure later.');
});

test('two devices that choose a model while apart leave two reflections and no lost words', () => {
  const activityId = newId();
  const { phone, laptop, meet } = twoDevices((doc) => createActivity(doc, { title: 'Webinar' }, now, activityId));
  const begin = (doc: Y.Doc, words: string) =>
    createReflection(doc, { activityId, modelKey: 'gibbs', promptKeys: ['d'], answers: { d: words } }, now);
  begin(phone, 'on the bus');
  begin(laptop, 'at my desk');
  meet();
  const words = readAll(laptop, 'reflection').map((one) => one.answers.d);
  expect(words.sort()).toEqual(['at my desk', 'on the bus']);
});

test('keeping the same capture twice makes one activity', () => {
  const doc = new Y.Doc();
  const ids = keep(doc);
  keep(doc, ids.activityId, ids.evidenceId);
  expect(readAll(doc, 'activity')).toHaveLength(1);
  expect(readAll(doc, 'link')).toHaveLength(1);
  expect(readRecord(doc, 'evidence', ids.evidenceId)?.capture?.url).toBe(capture.url);
});

const part = (letter: string, role: EvidencePart['role'] = 'picture'): EvidencePart => ({
  role,
  sha256: letter.repeat(64),
  mime: 'image/webp',
  sizeBytes: 7,
  capturedAt: '2026-11-23T18:00:00.000Z' as never,
  url: capture.url,
  notes: [],
});

test('parts that two devices add to one page are all there, and the same one is there once', () => {
  const evidenceId = newId();
  const { phone, laptop, meet } = twoDevices((doc) => keep(doc, newId(), evidenceId));
  addPart(phone, evidenceId, part('a'));
  addPart(laptop, evidenceId, part('b'));
  addPart(laptop, evidenceId, part('c', 'page'));
  meet();
  const parts = (doc: Y.Doc) => readRecord(doc, 'evidence', evidenceId)?.parts.map(({ sha256 }) => sha256[0]);
  expect(parts(phone)).toEqual(['a', 'b', 'c']);
  expect(parts(laptop)).toEqual(['a', 'b', 'c']);
  addPart(phone, evidenceId, { ...part('a'), capturedAt: '2027-01-01T00:00:00.000Z' as never, notes: ['later'] });
  expect(readRecord(phone, 'evidence', evidenceId)?.parts[0]).toEqual(part('a'));
});

test('why a part is missing is said until it is there', () => {
  const doc = new Y.Doc();
  const { evidenceId } = keep(doc);
  sayPartMissing(doc, evidenceId, 'picture', 'The tab was closed.');
  expect(readRecord(doc, 'evidence', evidenceId)?.missing).toEqual({ picture: 'The tab was closed.' });
  addPart(doc, evidenceId, part('a'));
  expect(readRecord(doc, 'evidence', evidenceId)?.missing).toEqual({});
});

test('a page attached to an activity is one more piece of its evidence and no new activity', () => {
  const doc = new Y.Doc();
  const activityId = createActivity(doc, { title: 'Journal club' }, now);
  const evidenceId = newId();
  const kept = { capture, title: 'Falls', provider: '', type: null, startedOn: day('2026-11-23'), description: '' };
  for (let time = 0; time < 2; time++) keepCapture(doc, { ...kept, activityId, evidenceId, isAttached: true }, now);
  expect(readAll(doc, 'activity').map(({ title }) => title)).toEqual(['Journal club']);
  expect(readAll(doc, 'link')).toMatchObject([{ kind: 'activityEvidence', from: activityId, to: evidenceId }]);
});

test('a certificate gives an activity that is there its day, when the person says so', () => {
  const doc = new Y.Doc();
  const id = createActivity(doc, { title: 'Safeguarding', startedOn: day('2026-11-01'), datePrecision: 'month' }, now);
  const kept = { capture, title: 'Safeguarding', provider: '', type: null, startedOn: day('2026-10-14') };
  const attached = { ...kept, description: '', activityId: id, isAttached: true };
  keepCapture(doc, { ...attached, evidenceId: newId() }, now);
  expect(readRecord(doc, 'activity', id)).toMatchObject({ startedOn: '2026-11-01', datePrecision: 'month' });
  keepCapture(doc, { ...attached, evidenceId: newId(), datesActivity: true }, now);
  expect(readRecord(doc, 'activity', id)).toMatchObject({ startedOn: '2026-10-14', datePrecision: 'day' });
});

test('a page kept although it seems to show a patient is flagged until somebody has looked', () => {
  const doc = new Y.Doc();
  const kept = { capture, title: 'Falls', provider: '', type: null, startedOn: day('2026-11-23'), description: '' };
  const [flagged, plain] = [newId(), newId()];
  keepCapture(doc, { ...kept, activityId: newId(), evidenceId: flagged, isFlagged: true }, now);
  keepCapture(doc, { ...kept, activityId: newId(), evidenceId: plain, evidenceKind: 'Article or web page' }, now);
  expect(readRecord(doc, 'evidence', flagged)).toMatchObject({ confidentiality: 'flagged', kind: '' });
  expect(readRecord(doc, 'evidence', plain)).toMatchObject({
    confidentiality: 'unchecked',
    kind: 'Article or web page',
  });
});

test('one transaction tells of each record that it touched, once', () => {
  const doc = new Y.Doc();
  const heard: string[][] = [];
  const stop = observeChanges(doc, (changes) => heard.push(changes.map(({ kind, id }) => `${kind} ${id}`)));
  const { activityId, evidenceId } = keep(doc);
  expect(heard).toEqual([
    [`activity ${activityId}`, `evidence ${evidenceId}`, `link activityEvidence:${activityId}:${evidenceId}`],
  ]);
  stop();
  keep(doc);
  expect(heard).toHaveLength(1);
});

test('what is in the bin can be restored for thirty days and is swept with its parts after that', () => {
  const doc = new Y.Doc();
  const { activityId } = keep(doc);
  createReflection(doc, { activityId, modelKey: 'gibbs', promptKeys: ['d'] }, now);
  const dueOn = day('2026-12-01');
  createReminder(doc, { activityId, about: 'followUp', text: '', dueOn, doneOn: null, deletedOn: null }, now);
  moveToBin(doc, 'activity', activityId, day('2026-10-24'));
  expect(sweepBin(doc, day('2026-11-23'))).toBe(0);
  restore(doc, 'activity', activityId);
  expect(sweepBin(doc, day('2027-11-23'))).toBe(0);
  moveToBin(doc, 'activity', activityId, day('2026-10-24'));
  expect(sweepBin(doc, day('2026-11-24'))).toBe(1);
  expect(readAll(doc, 'reflection')).toEqual([]);
  expect(readAll(doc, 'reminder')).toEqual([]);
  expect(readAll(doc, 'link')).toEqual([]);
  expect(readAll(doc, 'evidence')).toHaveLength(1);
});

test('what was put in the bin while a clock was a year behind can be restored for thirty days once it is right', () => {
  const doc = new Y.Doc();
  const { activityId } = keep(doc);
  moveToBin(doc, 'activity', activityId, day('2025-11-20'));
  expect(sweepBin(doc, day('2026-11-23'), day('2026-11-20'))).toBe(0);
  expect(readRecord(doc, 'activity', activityId)?.deletedOn).toBe('2026-11-23');
  expect(sweepBin(doc, day('2026-12-23'), day('2026-11-23'))).toBe(0);
  expect(sweepBin(doc, day('2026-12-24'), day('2026-12-23'))).toBe(1);
});

test('what came into the bin before I was away for two months is gone when I am back', () => {
  const doc = new Y.Doc();
  const { activityId } = keep(doc);
  moveToBin(doc, 'activity', activityId, day('2026-09-21'));
  expect(sweepBin(doc, day('2026-11-23'), day('2026-09-21'))).toBe(1);
});

test('evidence that is swept takes what was marked on it and the time counted with it', () => {
  const doc = new Y.Doc();
  const { evidenceId } = keep(doc);
  const target = { kind: 'moment', seconds: 5 } as const;
  createAnnotation(doc, { evidenceId, url: '', target, picture: null, deletedOn: null, note: 'ask' }, now);
  const startedAt = now.toISOString() as never;
  const time = { startedAt, endedAt: null, watched: [], mediaSeconds: null, activeSeconds: 60, minutesByMe: null };
  createSession(doc, { ...time, evidenceId, deletedOn: null });
  moveToBin(doc, 'evidence', evidenceId, day('2026-10-01'));
  expect(sweepBin(doc, day('2026-11-23'))).toBe(1);
  expect([readAll(doc, 'annotation'), readAll(doc, 'session')]).toEqual([[], []]);
});

test('a portfolio of a newer app is read and never written', () => {
  const doc = new Y.Doc();
  const { activityId } = keep(doc);
  createProfile(doc, { summary: 'Community team.' }, now);
  metaOf(doc).set('minimumReader', 99);
  const before = Y.encodeStateAsUpdate(doc);
  expect(() => changeActivity(doc, activityId, { title: 'x' })).toThrow(ReadOnlyPortfolio);
  expect(() => putLink(doc, 'profileActivity', newId(), activityId)).toThrow(ReadOnlyPortfolio);
  expect(() => replaceText(sharedText(doc, 'activity', activityId, 'description') ?? expect.fail(), 'x')).toThrow(
    ReadOnlyPortfolio,
  );
  expect(sweepBin(doc, day('2030-01-01'))).toBe(0);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(readRecord(doc, 'activity', activityId)?.title).toBe('Falls');
});

test('upgrades run once, in order, and not at all on an empty or newer document', () => {
  const doc = new Y.Doc();
  const ran: string[] = [];
  const upgrades = [2, 3].map((to) => ({ to, name: `to ${to}`, run: () => void ran.push(`to ${to}`) }));
  expect(upgradeLayout(doc, upgrades, 3)).toEqual([]);
  startPortfolio(doc, newId(), now);
  expect(upgradeLayout(doc, upgrades, 3)).toEqual(['to 2', 'to 3']);
  expect(upgradeLayout(doc, upgrades, 3)).toEqual([]);
  expect(ran).toEqual(['to 2', 'to 3']);
});

test('a device that joins brings what it kept, once, and no second registration', () => {
  const from = new Y.Doc();
  startPortfolio(from, newId(), now);
  const { activityId } = keep(from);
  createRegistration(from, { scheme: 'hcpc', profession: 'OT' }, now);
  const to = new Y.Doc();
  const portfolioId = newId();
  startPortfolio(to, portfolioId, now);
  createRegistration(to, { scheme: 'hcpc', profession: 'OT', number: 'OT000001' }, now);
  expect(copyRecords(from, to)).toBe(2);
  expect(copyRecords(from, to)).toBe(0);
  expect(readRecord(to, 'activity', activityId)).toEqual(readRecord(from, 'activity', activityId));
  expect(readAll(to, 'registration')).toHaveLength(1);
  expect(readAll(to, 'link')).toHaveLength(1);
  expect(countRecords(to)).toBe(3);
  expect(metaOf(to).get('portfolioId')).toBe(portfolioId);
});

test('two devices that tag at once keep both tags, and one that differs in case is the same', () => {
  const activityId = newId();
  const { phone, laptop, meet } = twoDevices((doc) =>
    createActivity(doc, { title: 'Falls', tags: ['Hands'] }, now, activityId),
  );
  tagActivity(phone, activityId, 'Stroke');
  tagActivity(laptop, activityId, 'hands ');
  tagActivity(laptop, activityId, 'Home, visits');
  meet();
  expect(readRecord(phone, 'activity', activityId)?.tags).toEqual(['hands', 'Home visits', 'Stroke']);
  untagActivity(phone, activityId, 'HANDS');
  tagActivity(laptop, activityId, ' , ');
  meet();
  expect(readRecord(laptop, 'activity', activityId)?.tags).toEqual(['Home visits', 'Stroke']);
});

test('of one text the last twenty versions are kept, and the same words only once', () => {
  const doc = new Y.Doc();
  const activityId = newId();
  for (let n = 0; n < 25; n++) keepVersion(doc, activityId, 'outcome', `version ${n}`, new Date(now.getTime() + n));
  keepVersion(doc, activityId, 'outcome', 'version 24', new Date(now.getTime() + 60));
  keepVersion(doc, activityId, 'outcome', '', new Date(now.getTime() + 61));
  keepVersion(doc, activityId, 'relevance', 'another text', now);
  const versions = versionsOf(doc, activityId, 'outcome').map(({ text }) => text);
  expect(versions).toEqual(Array.from({ length: 20 }, (_, n) => `version ${n + 5}`));
  expect(versionsOf(doc, activityId, 'relevance')).toHaveLength(1);
});

test('what leaves the bin for good takes its links, reflections and the versions of their texts along', () => {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), now);
  const { activityId } = keep(doc);
  const other = keep(doc).activityId;
  const goal = createGoal(doc, { title: 'Hand splints', why: 'A new clinic' }, now);
  putLink(doc, 'goalActivity', goal, activityId);
  putLink(doc, 'goalActivity', goal, other);
  const reflection = createReflection(doc, { activityId, modelKey: 'gibbs', promptKeys: ['d'] }, now);
  keepVersion(doc, reflection, 'd', 'What it said', now);
  keepVersion(doc, other, 'outcome', 'What it said', now);
  moveToBin(doc, 'activity', activityId, day('2026-01-01'));
  sweepBin(doc, day('2026-11-23'));
  expect(readAll(doc, 'reflection')).toHaveLength(0);
  expect(readAll(doc, 'textVersion').map(({ recordId }) => recordId)).toEqual([other]);
  expect(readAll(doc, 'link').filter(({ kind }) => kind === 'goalActivity')).toMatchObject([{ to: other }]);
});

describe('a model of my own', () => {
  const asking = (label: string, name = 'Mine') => ({
    name,
    summary: '',
    prompts: [{ key: 'learned-1', label, hint: '' }],
    deletedOn: null,
  });
  const labels = (doc: Y.Doc, of: RecordId) => readRecord(doc, 'ownModel', of)?.prompts.map(({ label }) => label);
  const offered = (doc: Y.Doc) => readAll(doc, 'ownModel').filter(({ deletedOn }) => deletedOn === null);
  const id = newId();
  const apart = () =>
    twoDevices((doc) => {
      startPortfolio(doc, newId(), now);
      createOwnModel(doc, asking('What?'), now, id);
    });

  test('gets another name in place; of other questions another takes its place, and it is put away as it was', () => {
    const { phone: doc } = apart();
    expect(rewordOwnModel(doc, id, asking('What?', 'Ours'), now)).toBe(id);
    const next = rewordOwnModel(doc, id, asking('And why?', 'Ours'), now);
    expect([labels(doc, id), labels(doc, next)]).toEqual([['What?'], ['And why?']]);
    expect(readRecord(doc, 'ownModel', id)).toMatchObject({ name: 'Ours', deletedOn: '2026-11-23', replacedBy: next });
    expect(offered(doc).map((one) => one.id)).toEqual([next]);
  });

  test('that another device writes under meanwhile keeps its questions with the answers', () => {
    const { phone, laptop, meet } = apart();
    const next = rewordOwnModel(phone, id, asking('And why?'), now);
    createReflection(laptop, { activityId: newId(), modelKey: ownModelKey(id), promptKeys: ['learned-1'] }, now);
    meet();
    for (const doc of [phone, laptop]) {
      expect(labels(doc, id)).toEqual(['What?']);
      expect(offered(doc).map((one) => one.id)).toEqual([next]);
    }
  });

  test('that is worded anew on two devices at once is there in both wordings', () => {
    const { phone, laptop, meet } = apart();
    const [one, other] = [
      rewordOwnModel(phone, id, asking('And why?'), now),
      rewordOwnModel(laptop, id, asking('So what?', 'Theirs'), now),
    ];
    meet();
    expect(readAll(phone, 'ownModel')).toEqual(expect.arrayContaining(readAll(laptop, 'ownModel')));
    for (const doc of [phone, laptop]) {
      expect([id, one, other].map((of) => labels(doc, of))).toEqual([['What?'], ['And why?'], ['So what?']]);
      expect(offered(doc)).toHaveLength(2);
    }
  });

  test('comes back where the new wording is taken back, and what another wrote under that stays readable', () => {
    const { phone, laptop, meet } = apart();
    const next = rewordOwnModel(phone, id, asking('And why?'), now);
    meet();
    createReflection(laptop, { activityId: newId(), modelKey: ownModelKey(next), promptKeys: ['learned-1'] }, now);
    replaceOwnModel(phone, next, id, now);
    meet();
    expect(offered(laptop).map((one) => one.id)).toEqual([id]);
    expect(readRecord(laptop, 'ownModel', id)?.replacedBy).toBeNull();
    expect(labels(laptop, next)).toEqual(['And why?']);
  });
});

test('a registration that was taken away stays for the drafts that name it', () => {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), now);
  const registration = createRegistration(doc, { scheme: 'hcpc', profession: 'OT' }, now);
  moveToBin(doc, 'registration', registration, day('2025-01-01'));
  sweepBin(doc, day('2026-11-23'));
  expect(readRecord(doc, 'registration', registration)).not.toBeNull();
});

test('a setting that is set on both devices is one setting, and an unknown one is left alone', () => {
  const { phone, laptop, meet } = twoDevices((doc) => startPortfolio(doc, newId(), now));
  putSetting(phone, 'peopleTerm', 'patients');
  putSetting(laptop, 'peopleTerm', 'pupils');
  phone.getMap('settings').set('ofALaterVersion', 'x');
  meet();
  expect(readAll(phone, 'setting')).toEqual(readAll(laptop, 'setting'));
  expect(readAll(phone, 'setting')).toHaveLength(1);
  putSetting(phone, 'peopleTerm', '');
  meet();
  expect(readAll(laptop, 'setting')).toEqual([]);
  expect(laptop.getMap('settings').get('ofALaterVersion')).toBe('x');
});

test('a registration that says more comes along, and drafts of one that does not go to the one there', () => {
  const from = new Y.Doc();
  startPortfolio(from, newId(), now);
  const bare = createRegistration(from, { scheme: 'hcpc', profession: 'OT' }, now);
  createRegistration(from, { scheme: 'hcpc', profession: 'PH', until: day('2020-06-30') }, now);
  createRegistration(from, { scheme: 'own', role: 'Tutor' }, now);
  createProfile(from, { registrationId: bare, cycleStart: day('2025-11-01'), summary: 'I work in a clinic.' }, now);
  const to = new Y.Doc();
  startPortfolio(to, newId(), now);
  const there = createRegistration(to, { scheme: 'hcpc', profession: 'OT', number: 'OT000001' }, now);
  createRegistration(to, { scheme: 'own', role: 'Student' }, now);
  copyRecords(from, to);
  const kept = readAll(to, 'registration').map(({ profession, role }) => profession || role);
  expect(kept.sort()).toEqual(['OT', 'PH', 'Student', 'Tutor']);
  expect(readAll(to, 'profile')).toMatchObject([{ registrationId: there, summary: 'I work in a clinic.' }]);
});

test('two devices give two cycles other dates, and one goes back to the usual', () => {
  const ids = { registration: newId() };
  const { phone, laptop, meet } = twoDevices((doc) => {
    createRegistration(doc, { scheme: 'hcpc', profession: 'OT' }, now, ids.registration);
  });
  const one = { start: day('2026-01-15'), end: day('2027-10-31') };
  const other = { start: day('2023-11-01'), end: day('2026-01-14') };
  adjustCycle(phone, ids.registration, day('2025-11-01'), one);
  adjustCycle(laptop, ids.registration, day('2023-11-01'), other);
  meet();
  expect(readRecord(phone, 'registration', ids.registration)?.adjustedCycles).toEqual([
    { usualStart: '2023-11-01', ...other },
    { usualStart: '2025-11-01', ...one },
  ]);
  adjustCycle(laptop, ids.registration, day('2025-11-01'), null);
  expect(readRecord(laptop, 'registration', ids.registration)?.adjustedCycles).toHaveLength(1);
});

test('the number of roots does not grow with the record', () => {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), now);
  keep(doc);
  createReflection(doc, { activityId: newId(), modelKey: 'gibbs', promptKeys: ['d'] }, now);
  createProfile(doc, {}, now);
  createRegistration(doc, {}, now);
  const roots = doc.share.size;
  for (let n = 0; n < 100; n++) keep(doc);
  expect(doc.share.size).toBe(roots);
});
