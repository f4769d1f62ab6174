// An invitation on its way into the plan, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import type { Activity } from '../../../shared/model/activity.ts';
import { type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import { changeActivity, createActivity } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import outlook from '../../../tests/fixtures/calendars/outlook.ics?raw';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import InvitationsCard from './InvitationsCard.vue';

let host: Host;
let app: App;
let root: HTMLElement;
const doc = () => host.portfolio.doc;
// each test has an event of its own
let uid = '';
let count = 0;
const planned = (): Activity[] => readAll(doc(), 'activity').filter(({ deletedOn }) => deletedOn === null);

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  uid = `event-${Date.now()}-${count++}`;
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(InvitationsCard);
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const invitation = (change: (text: string) => string = (text) => text): string =>
  change(outlook.replace(/^UID:.*$/m, `UID:${uid}\r`));

function choose(text: string): void {
  const files = new DataTransfer();
  files.items.add(new File([text], 'invitation.ics', { type: 'text/calendar' }));
  const input = root.querySelector<HTMLInputElement>('input[type=file]') ?? expect.unreachable('no file can be chosen');
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}
/** The reader of calendar files is loaded by the first one. */
const PATIENCE = { timeout: 20_000 };
const says = (words: string) => vi.waitFor(() => expect(root.textContent).toContain(words), PATIENCE);
const press = (words: string) =>
  vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
    (found ?? expect.unreachable(`no button ${words}`)).click();
  }, PATIENCE);

const blur = () => document.activeElement instanceof HTMLElement && document.activeElement.blur();

test('it is looked at, goes into the plan, and comes out again by Undo', async () => {
  choose(invitation());
  await says('Splinting after flexor tendon repair');
  await says('90 minutes · Alder Learning · Microsoft Teams Meeting');
  expect(planned()).toEqual([]);
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toHaveLength(1));
  expect(planned()).toMatchObject([
    { title: 'Splinting after flexor tendon repair', startedOn: '2027-05-12', minutes: 90, provider: 'Alder Learning' },
  ]);
  useSession().undo();
  await vi.waitFor(() => expect(planned()).toEqual([]));
});

test('the same invitation again makes no second one, and a later day moves the first', async () => {
  choose(invitation());
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toHaveLength(1));
  choose(invitation());
  await says('This is in your record already');
  choose(invitation((text) => text.replaceAll('20270512T', '20270519T')));
  await says('This is in your record on 12 May 2027.');
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toMatchObject([{ startedOn: '2027-05-19' }]));
  useSession().undo();
  await vi.waitFor(() => expect(planned()).toMatchObject([{ startedOn: '2027-05-12' }]));
});

test('one that I have confirmed is moved only when I tick it', async () => {
  choose(invitation());
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toHaveLength(1));
  changeActivity(doc(), planned()[0]?.id ?? expect.unreachable('it is not there'), {
    confirmedOn: localDateOf(new Date()),
  });
  choose(invitation((text) => text.replaceAll('20270512T', '20270519T')));
  await says('This is in your record on 12 May 2027.');
  const box = () => root.querySelector<HTMLInputElement>('input[type=checkbox]');
  expect(box()?.checked).toBe(false);
  box()?.click();
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toMatchObject([{ startedOn: '2027-05-19' }]));
});

test('what another device brought in while I looked is not made again, and is said', async () => {
  choose(invitation());
  await says('Splinting after flexor tendon repair');
  createActivity(doc(), { title: 'From the phone', startedOn: '2027-05-12' as LocalDate, invitation: uid }, new Date());
  await press('Put it in my plan');
  await says('This is in your record already');
  expect(planned()).toMatchObject([{ title: 'From the phone' }]);
  expect(useSession().done).toMatchObject({
    text: 'Your record has changed since the file was opened. Look at the rest again.',
    undo: null,
  });
});

test('the focus stays beside what I pressed, when that is gone', async () => {
  const hasFocus = async () => {
    await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Choose a calendar file'));
    blur();
  };
  choose(invitation());
  await press('Close');
  await hasFocus();
  choose(invitation());
  await press('Put it in my plan');
  await hasFocus();
  choose(invitation((text) => text.replace('METHOD:REQUEST', 'METHOD:CANCEL')));
  await press('Move mine to the bin');
  await hasFocus();
});

test('one that is cancelled is said to be, and takes mine to the bin', async () => {
  choose(invitation());
  await press('Put it in my plan');
  await vi.waitFor(() => expect(planned()).toHaveLength(1));
  choose(invitation((text) => text.replace('METHOD:REQUEST', 'METHOD:CANCEL')));
  await says('The organiser has cancelled this.');
  await press('Move mine to the bin');
  await vi.waitFor(() => expect(planned()).toEqual([]));
});

test('one that seems to name a patient is not ticked, and says why', async () => {
  choose(invitation((text) => text.replace(/^SUMMARY.*$/m, 'SUMMARY:Joint visit, NHS number 943 476 5919\r')));
  await says('Its words seem to hold an NHS number.');
  expect(root.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked).toBe(false);
});

test('what is no invitation gets a sentence', async () => {
  choose('Dear colleague');
  await says('This is no calendar file.');
});
