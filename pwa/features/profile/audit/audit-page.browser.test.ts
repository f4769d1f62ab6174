// An audit in a real browser, over real rows: what is said where something is missing or has changed, and that no word is written over.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { createMemoryHistory, createRouter, type Router, RouterView } from 'vue-router';
import { doneKey } from '../../../../shared/audit/audit-tasks.ts';
import type { SentCopy } from '../../../../shared/model/audit.ts';
import { addDays, addMonths, localDateOf, toInstant } from '../../../../shared/model/dates.ts';
import { newId, type RecordId } from '../../../../shared/model/id.ts';
import * as edit from '../../../../shared/portfolio/edit.ts';
import { readAll } from '../../../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../../../shared/portfolio/texts.ts';
import { cycleOf, previousCycle } from '../../../../shared/schemes/cycle.ts';
import { emptyPortfolio } from '../../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../../host/host.ts';
import { useSession } from '../../../stores/session.ts';
import AuditPage from './AuditPage.vue';

const now = new Date();
const today = localDateOf(now);
const OT = { scheme: 'hcpc', profession: 'OT', periodStart: null, periodEnd: null };
const cycle = cycleOf(OT, today) ?? expect.unreachable('an occupational therapist has a cycle');
let host: Host;
let app: App;
let router: Router;
let root: HTMLElement;
let pinia: ReturnType<typeof createPinia>;

beforeEach(async () => {
  // what period was looked at before is nothing to the next test
  pinia = createPinia();
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  root = document.body.appendChild(document.createElement('main'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

async function open(path: string): Promise<void> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/audit/:step?/:copy?', component: AuditPage, props: true },
      { path: '/:path(.*)*', component: { render: () => h('p', 'another page') } },
    ],
  });
  await router.push(path);
  app = createApp(() => h(RouterView));
  app.use(pinia).use(router).provide(HOST, host).mount(root);
}
/** Two busy cores take their time. */
const PATIENCE = { timeout: 15_000 };
const soon = (check: () => void) => vi.waitFor(check, PATIENCE);
const says = (text: string | RegExp) => soon(() => expect(root.textContent?.replace(/\s+/g, ' ')).toMatch(text));
const button = (name: string) =>
  vi.waitFor(
    () =>
      [...root.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name)) ??
      expect.unreachable(`there is no button “${name}”`),
    PATIENCE,
  );
const registered = () => edit.createRegistration(host.portfolio.doc, OT, now);
const selected = (registrationId: RecordId, fields: edit.NewProfile = {}) =>
  edit.createProfile(
    host.portfolio.doc,
    { registrationId, cycleStart: cycle.start, state: 'drafting', selectedOn: today, ...fields },
    now,
  );
const statement = () => readAll(host.portfolio.doc, 'profile')[0]?.statement;

test('without a registration the page says what is needed first', async () => {
  await open('/audit');
  await says('First say what you are registered as');
});

test('whoever begins without a day is told where it stands, and loses nothing', async () => {
  registered();
  await open('/audit');
  (await button('Begin')).click();
  await says('No day is given yet');
  await says('Describe your work (up to 500 words)');
  expect(readAll(host.portfolio.doc, 'profile')).toMatchObject([{ selectedOn: today, cycleStart: cycle.start }]);
});

test('past the deadline it says what comes first, and everything can still be done', async () => {
  selected(registered(), { deadline: addDays(today, -3) });
  await open('/audit');
  await says(/It was due on .*, 3 days ago\./);
  await says('Tell HCPC first');
  await says('Go on: Describe your work');
});

test('before a pack is made, what is not finished is named with the way there, and no more once it is', async () => {
  const profileId = selected(registered(), { summary: 'I work with adults at home.' });
  await open('/audit/pack');
  await says(/Not finished yet.*Describe your work \(up to 500 words\).*6 of 500 words.*Check your dated list/);
  const links = () => [...root.querySelectorAll<HTMLAnchorElement>('.open a')].map(({ textContent }) => textContent);
  expect(links()).toContain('Describe your work (up to 500 words)');
  // nothing was chosen that evidence could be of
  expect(links()).not.toContain('Choose and number your evidence');
  await says('First choose the activities');
  edit.markProfile(host.portfolio.doc, profileId, doneKey('work'), today);
  await soon(() => expect(links()).not.toContain('Describe your work (up to 500 words)'));
});

test('the audit of a cycle that is over by now is found without naming it', async () => {
  const before = previousCycle(OT, cycle) ?? expect.unreachable('there is a cycle before');
  selected(registered(), { cycleStart: before.start, state: 'submitted', deadline: before.end });
  await open('/audit');
  await says('Your audit');
  await says('It is with HCPC.');
  expect(router.currentRoute.value.query.from).toBe(before.start);
});

test('a registration that is changed in the middle takes the audit along when its owner says so', async () => {
  const first = registered();
  selected(first, { statement: 'I learned.' });
  edit.moveToBin(host.portfolio.doc, 'registration', first, today);
  edit.createRegistration(host.portfolio.doc, { ...OT, profession: 'PH' }, now);
  await open('/audit');
  await says('An audit of another period is under way');
  (await button('Go on with it for Physiotherapist')).click();
  await says('Describe your work');
  expect(statement()).toBe('I learned.');
});

test('passages go behind what is written, in the person’s own words, and can be taken out again', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { statement: 'I begin.' });
  const activityId = edit.createActivity(doc, { title: 'Study day', type: 'formal', startedOn: today }, now);
  const answers = { learned: 'Cues at the right moment change the task.', people: 'Families wait longer.' };
  const promptKeys = ['learned', 'practice', 'people'];
  edit.createReflection(doc, { activityId, modelKey: 'hcpc-three-questions', promptKeys, answers }, now);
  edit.putLink(doc, 'profileActivity', profileId, activityId);
  await open('/audit/statement');
  await says('13 words ticked.');
  (await button('Put it at the end')).click();
  await soon(() =>
    expect(statement()).toBe(
      'I begin.\n\nStudy day\n\nCues at the right moment change the task.\n\nFamilies wait longer.',
    ),
  );
  const area = root.querySelector('textarea') ?? expect.unreachable('there is an editor');
  await soon(() => expect(area.value).toBe(statement()));
  useSession(pinia).undo();
  await soon(() => expect(area.value).toBe('I begin.'));
});

test('a piece of evidence that is left out takes the numbers in the statement along, and can be put back', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { statement: 'I learned (Evidence 1) and changed it (Evidence 2).' });
  const activityId = edit.createActivity(doc, { title: 'Study day', type: 'formal', startedOn: today }, now);
  edit.putLink(doc, 'profileActivity', profileId, activityId);
  for (const [index, title] of ['Certificate', 'New sheet'].entries()) {
    const piece = edit.createEvidence(doc, { title, source: 'note' }, now);
    edit.putLink(doc, 'activityEvidence', activityId, piece);
    edit.putLink(doc, 'profileEvidence', profileId, piece, index);
  }
  await open('/audit/evidence');
  await says('1. Certificate');
  // the pieces of an activity that came in one moment stand in any order
  const first = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith('1. Certificate'));
  first?.click();
  await soon(() => expect(statement()).toBe('I learned (Evidence ?) and changed it (Evidence 1).'));
  await says('1. New sheet');
  useSession(pinia).undo();
  await soon(() => expect(statement()).toBe('I learned (Evidence 1) and changed it (Evidence 2).'));
  await says('2. New sheet');

  root.querySelector<HTMLElement>('summary')?.click();
  const up = await vi.waitFor(
    () => root.querySelector<HTMLElement>('[aria-label="Move up: New sheet"]') ?? expect.unreachable('it can be moved'),
    PATIENCE,
  );
  up.click();
  await says('1. New sheet');
  await soon(() => expect(statement()).toBe('I learned (Evidence 2) and changed it (Evidence 1).'));
});

test('evidence of an activity that is taken off does not go along, and is looked through no more', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { statement: 'I learned.' });
  const activityId = edit.createActivity(doc, { title: 'Study day', type: 'formal', startedOn: today }, now);
  edit.putLink(doc, 'profileActivity', profileId, activityId);
  const piece = edit.createEvidence(doc, { title: 'Letter', source: 'note' }, now);
  edit.putLink(doc, 'activityEvidence', activityId, piece);
  edit.putLink(doc, 'profileEvidence', profileId, piece);
  await open('/audit/pack');
  await says(/Evidence list\s*1 piece/);
  edit.removeLink(doc, 'profileActivity', profileId, activityId);
  await says(/Evidence list\s*0 pieces/);
});

test('who was given a deferral says so in the task list, also before anything was sent', async () => {
  selected(registered());
  await open('/audit');
  await says('If it cannot be done now');
  (await button('My deferral was given')).click();
  await soon(() => expect(readAll(host.portfolio.doc, 'profile')).toMatchObject([{ outcome: 'deferred' }]));
  await says('The audit is put off');
});

test('once more is asked for, the steps of handing in begin anew', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { state: 'submitted' });
  edit.markProfile(doc, profileId, 'portal:open', today);
  edit.markProfile(doc, profileId, 'upload:some-evidence', 'a.b');
  await open('/audit/after');
  const area = await vi.waitFor(() => root.querySelector('textarea') ?? expect.unreachable('there is a field for it'));
  (await button('Open my profile again')).click();
  await says('Type what was asked for, as the letter has it');
  area.value = 'More on standard 4.';
  area.dispatchEvent(new Event('input'));
  (await button('Open my profile again')).click();
  await says('More was asked for');
  await says('More on standard 4.');
  expect(readAll(doc, 'profile')).toMatchObject([{ state: 'moreAsked', marks: {} }]);
});

test('copies that two devices kept are both there, and a copy is read as it was', async () => {
  const profileId = selected(registered(), { state: 'submitted' });
  const aCopy = (text: string, keptAt: Date): SentCopy => ({
    id: newId(),
    sentOn: today,
    keptAt: toInstant(keptAt),
    document: JSON.stringify({
      document: { period: { start: cycle.start, end: cycle.end }, statement: { text, words: 2, limitWords: 1_500 } },
    }),
    files: [],
    pack: null,
  });
  const copies = [aCopy('From the phone.', now), aCopy('From the laptop.', new Date(now.getTime() + 60_000))];
  for (const copy of copies) edit.keepSentCopy(host.portfolio.doc, profileId, copy);
  await open('/audit/after');
  const links = () => [...root.querySelectorAll('a[href*="/audit/sent/"]')].map((one) => one.textContent?.trim());
  await soon(() => expect(links()).toHaveLength(2));
  // of one day, and told apart wherever they are named
  const [laptop, phone] = links();
  expect(phone).toMatch(/^Sent on .*, copy kept at \d\d:\d\d$/);
  expect(laptop).not.toBe(phone);
  await router.push(`/audit/sent/${copies[0]?.id}`);
  await says('From the phone.');
  expect(root.querySelector('h1')?.textContent?.trim()).toBe(phone);
  // so is the file that it is printed to
  await soon(() => expect(document.title).toBe(`${phone} · Waymark`));
  await router.push('/audit/sent/nothing-of-that');
  await says('This copy is not here');
});

test('among ten thousand activities one is found by its words', async () => {
  const { doc } = host.portfolio;
  selected(registered());
  edit.inOneStep(doc, () => {
    for (let index = 0; index < 10_000; index++)
      edit.createActivity(
        doc,
        { title: `Reading ${index}`, type: 'selfDirected', startedOn: addMonths(today, -1) },
        now,
      );
  });
  await vi.waitFor(async () => expect(await host.portfolio.projection.activities.count()).toBe(10_000), {
    timeout: 60_000,
    interval: 500,
  });
  await open('/audit/choose');
  await says('Show 20 more');
  const field = root.querySelector<HTMLInputElement>('input[type="text"]') ?? expect.unreachable('there is a search');
  field.value = 'reading 9876';
  field.dispatchEvent(new Event('input'));
  await soon(() => expect(root.querySelectorAll('li.other')).toHaveLength(1));
  root.querySelector<HTMLElement>('li.other button')?.click();
  await says(/1 chosen: 1 self-directed/);
}, 120_000);

test('a hint that was thought about stays aside, on its own page too', async () => {
  selected(registered(), { statement: 'I learned, see Evidence 4.' });
  await open('/audit/look');
  await says('The statement refers to evidence 4');
  (await button('I have thought about it: The statement refers')).click();
  await says('What you have thought about');
  await router.push('/audit/statement');
  await soon(() => expect(root.querySelector('#step-hints')).toBeNull());
});

test('the steps of handing in copy the very texts that the pack is of', async () => {
  const { doc } = host.portfolio;
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  selected(registered(), { statement: '  I learned.\r\n\r\n\r\n\r\nMrs Sample slept better.  ' });
  edit.createActivity(doc, { title: 'Study day', type: 'formal', startedOn: today, provider: 'A college' }, now);
  await open('/audit/portal');
  (await button('Copy the dated list')).click();
  await soon(() => expect(copied).toEqual([expect.stringMatching(/^1\. .* \| Study day · A college \| /)]));
  (await button('Copy the statement')).click();
  await says('One thing to look at first');
  (await button('Copy it as it is')).click();
  await soon(() => expect(copied[1]).toBe('I learned.\n\nMrs Sample slept better.'));
  vi.restoreAllMocks();
});

test('what could tell who somebody is is a hint in its step, with the records behind it, until it is changed or kept', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { statement: 'I met Mrs Sample.' });
  for (const provider of ['Mrs Sample', 'Dr Sample'])
    edit.createActivity(doc, { title: `Talk of ${provider.length}`, type: 'formal', startedOn: today, provider }, now);
  await open('/audit/statement');
  await says('The statement may hold a name. It could tell who somebody is.');
  await router.push('/audit/list');
  await says(/The dated list may hold a name, in “Talk of (10|9)” and “Talk of (9|10)”\./);
  (await vi.waitFor(() => root.querySelector<HTMLElement>('summary') ?? expect.unreachable(), PATIENCE)).click();
  await soon(() => expect(root.querySelectorAll('details a[href*="/activity/"]')).toHaveLength(2));
  expect(root.textContent).not.toContain('The statement may hold');
  const text = sharedText(doc, 'profile', profileId, 'statement') ?? expect.unreachable('it has a statement');
  replaceText(text, 'I met a carer.');
  await router.push('/audit/statement');
  await soon(() => expect(root.textContent).not.toContain('could tell who somebody is'));
});

test('a copy of what was sent lists the very files of the pack that was made of it', async () => {
  const { doc } = host.portfolio;
  selected(registered(), { statement: 'I learned.' });
  await open('/audit/portal');
  await says('No pack was made since the profile last changed');
  await router.push('/audit/pack');
  (await button('Make your pack')).click();
  await says('Your pack is ready');
  const made = () => readAll(doc, 'profile')[0]?.pack?.zips ?? expect.unreachable('the pack is noted');
  await soon(() => expect(made()).toHaveLength(1));
  const [zip] = made();
  expect(zip?.files.map(({ path }) => path)).toContain('1-profile.pdf');
  await router.push('/audit/portal');
  await says('the names and sizes of the pack that you made');
  (await button('I have sent it')).click();
  await says('What may come back');
  const [sent] = readAll(doc, 'profile')[0]?.sent ?? [];
  expect(sent?.pack?.zips).toEqual(made());
  await router.push(`/audit/sent/${sent?.id}`);
  await says(`SHA-256 ${zip?.sha256}`);
  await says(`SHA-256 ${zip?.files.at(-1)?.sha256}`);
});

test('a copy of what was changed after the pack was made says that no pack stands with it', async () => {
  const { doc } = host.portfolio;
  const profileId = selected(registered(), { statement: 'I learned.' });
  const line = { path: 'CPD pack.zip', sizeBytes: 9, sha256: 'a'.repeat(64) };
  edit.changeProfile(doc, profileId, {
    pack: { madeAt: toInstant(now), of: 'another', zips: [{ ...line, files: [] }] },
  });
  await open('/audit/portal');
  await says('No pack was made since the profile last changed');
  (await button('I have sent it')).click();
  await says('What may come back');
  await router.push(`/audit/sent/${readAll(doc, 'profile')[0]?.sent[0]?.id}`);
  await says('No pack stands with this copy');
  expect(root.textContent).not.toContain('CPD pack.zip');
});

test('what was not sent after all is asked about once, opens the profile again, and can be put back', async () => {
  const { doc } = host.portfolio;
  selected(registered(), { statement: 'I learned.' });
  const theProfile = () => readAll(doc, 'profile')[0] ?? expect.unreachable('there is a profile');
  await open('/audit/portal');
  (await button('I have sent it')).click();
  await says('What may come back');
  const [copy] = theProfile().sent;
  (await button('I did not send this after all')).click();
  await says('Was it not sent?');
  expect(theProfile().sent).toHaveLength(1);
  (await button('I did not send it')).click();
  await soon(() => expect(theProfile()).toMatchObject({ state: 'drafting', sent: [], takenBack: [copy] }));
  await says('Not sent after all');
  useSession(pinia).undo();
  await soon(() => expect(theProfile()).toMatchObject({ state: 'submitted', sent: [copy], takenBack: [] }));

  await router.push(`/audit/sent/${copy?.id}`);
  await says(/^.*Sent on /);
  (await button('I did not send this after all')).click();
  (await button('I did not send it')).click();
  await says('You said that you did not send this.');
  await says('I learned.');
  await router.push('/audit/portal');
  await says('Not sent after all');
  await says('The day you sent it');
  (await button('I did send it')).click();
  await soon(() => expect(theProfile()).toMatchObject({ state: 'submitted', sent: [copy] }));
});
