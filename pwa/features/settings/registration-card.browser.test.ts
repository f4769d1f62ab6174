// Registrations and periods in a real browser: from none to several, with ends, other dates, doubles, and a way back from each.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { addMonths, type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import { changeRegistration, createProfile, createRegistration } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { cycleOf } from '../../../shared/schemes/cycle.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import RegistrationCard from './RegistrationCard.vue';

const now = new Date();
const today = localDateOf(now);
const day = (text: string) => text as LocalDate;
let host: Host;
let app: App;
let root: HTMLElement;
const pinia = createPinia();

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  root = document.body.appendChild(document.createElement('div'));
  root.style.width = '320px';
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

function open(): void {
  app = createApp(() => h(RegistrationCard));
  app.use(pinia).provide(HOST, host).mount(root);
}
const there = <T>(find: () => T | null | undefined): Promise<T> =>
  vi.waitFor(() => find() ?? expect.unreachable('it is not on screen yet'), { timeout: 5_000 });
const button = (name: string) =>
  there(() => [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name));
const field = <E extends HTMLElement>(label: string): Promise<E> =>
  there(() => {
    const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
    return found && (document.getElementById(found.htmlFor) as E | null);
  });
const headingHasFocus = () =>
  vi.waitFor(() => expect(root.querySelector(':focus')?.textContent).toBe('Me and my registration'), {
    timeout: 5_000,
  });
const kept = () => readAll(host.portfolio.doc, 'registration').filter((one) => !one.deletedOn);
const undo = () => useSession(pinia).undo();
const says = (text: string) => vi.waitFor(() => expect(root.textContent).toContain(text), { timeout: 5_000 });

function type(element: HTMLInputElement | HTMLSelectElement, value: string): void {
  element.value = value;
  element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input'));
}

test('a support worker sets a period and a role, and nobody asks for a number', async () => {
  open();
  (await there(() => root.querySelector<HTMLInputElement>('input[value=own]'))).click();
  type(await field<HTMLInputElement>('First day'), '2026-01-01');
  type(await field<HTMLInputElement>('Last day'), '2025-01-01');
  await says('The last day comes after the first day.');
  type(await field<HTMLInputElement>('Last day'), '2026-12-31');
  await says('Your period: 1 January to 31 December 2026.');
  type(await field<HTMLInputElement>('Your role'), 'Support worker');
  await vi.waitFor(() => expect(kept()).toMatchObject([{ scheme: 'own', role: 'Support worker', number: '' }]));
  expect(root.textContent).not.toContain('Registration number');
  expect(root.scrollWidth).toBeLessThanOrEqual(320);
});

test('a nurse chooses NMC, and has a cycle once the first day of it is given', async () => {
  open();
  (await there(() => root.querySelector<HTMLInputElement>('input[value=other]'))).click();
  const regulator = await field<HTMLSelectElement>('Regulator');
  await vi.waitFor(() => expect(regulator.options.length).toBeGreaterThan(10), { timeout: 5_000 });
  type(regulator, 'nmc');
  type(await field<HTMLSelectElement>('Your profession'), 'nurse');
  type(await field<HTMLInputElement>('First day of your present cycle'), '2025-04-01');
  await says('Your cycle: 1 April 2025 to 31 March 2028.');
  expect(kept()).toMatchObject([{ scheme: 'nmc', profession: 'nurse', cycleFrom: '2025-04-01' }]);
  type(await field<HTMLSelectElement>('Regulator'), 'swe');
  await vi.waitFor(() => expect(kept()).toMatchObject([{ scheme: 'swe', profession: 'SW', cycleFrom: null }]));
});

test('the first day of a cycle that was mistyped is put right, and its draft goes along', async () => {
  const { doc } = host.portfolio;
  const id = createRegistration(doc, { scheme: 'nmc', profession: 'nurse', cycleFrom: day('2025-04-10') }, now);
  createProfile(doc, { registrationId: id, cycleStart: day('2025-04-10'), summary: 'I work in a clinic.' }, now);
  open();
  await says('Your cycle: 10 April 2025 to 9 April 2028.');
  type(await field<HTMLInputElement>('First day of your present cycle'), '2025-04-01');
  await says('Your cycle: 1 April 2025 to 31 March 2028.');
  expect(readAll(doc, 'profile')[0]?.cycleStart).toBe('2025-04-01');
});

test('a scheme from a file is looked at, used, saved again, and refused with the place when it is wrong', async () => {
  const scheme = {
    format: 'waymark-scheme',
    version: 1,
    key: 'example',
    shortName: 'ERSW',
    name: 'Example Register of Support Workers',
    readOn: '2026-11-01',
    source: 'Example handbook',
    cycle: { months: 12, ends: '2026-03-31' },
    professions: [{ code: 'support', name: 'Support worker' }],
  };
  createRegistration(host.portfolio.doc, { scheme: 'other' }, now);
  open();
  const give = async (content: object) => {
    await button('Use a scheme from a file');
    const input = root.querySelector<HTMLInputElement>('input[type=file]') ?? expect.unreachable('no field for a file');
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(content)], 'example.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  };
  await give({ ...scheme, cycle: { months: 'two' } });
  await says('cycle.months: expected a whole number from 1 to 120, found “two”');
  await give(scheme);
  (await button('Use this scheme')).click();
  await says('Save the file');
  await says('Your cycle: 1 April ');
  expect(kept()).toMatchObject([{ scheme: 'file-example', profession: 'support', schemeFile: JSON.stringify(scheme) }]);
  // the fields are made anew with the scheme
  await there(() => [...root.querySelectorAll('select')].find((one) => one.value === 'file-example'));
  undo();
  await vi.waitFor(() => expect(kept()).toMatchObject([{ scheme: 'other', schemeFile: '' }]));
});

test('who changed profession has both, the first with its end', async () => {
  createRegistration(host.portfolio.doc, { scheme: 'hcpc', profession: 'PH', number: 'PH000000' }, now);
  open();
  (await button('I changed profession or number')).click();
  type(await field<HTMLSelectElement>('New profession'), 'OT');
  (await button('Begin the new one')).click();
  await says('Ended');
  expect(kept().map(({ profession, until, registeredSince }) => [profession, Boolean(until), registeredSince])).toEqual(
    expect.arrayContaining([
      ['PH', true, null],
      ['OT', false, today],
    ]),
  );
  undo();
  await vi.waitFor(() => expect(kept()).toMatchObject([{ profession: 'PH', until: null }]));
});

test('a cycle gets the dates that the regulator gave, and its draft goes along, there and back', async () => {
  const { doc } = host.portfolio;
  const usual = cycleOf({ scheme: 'hcpc', profession: 'OT', periodStart: null, periodEnd: null }, today);
  const start = usual?.start ?? expect.unreachable('there is no cycle');
  const later = addMonths(start, 1);
  const id = createRegistration(doc, { scheme: 'hcpc', profession: 'OT' }, now);
  createProfile(doc, { registrationId: id, cycleStart: start, summary: 'I work in a clinic.' }, now);
  open();
  (await there(() => root.querySelector('summary'))).click();
  type(await field<HTMLInputElement>('First day of the cycle'), later);
  (await button('Use these dates')).click();
  await says('Dates that you gave');
  expect(kept()[0]?.adjustedCycles).toEqual([{ usualStart: start, start: later, end: usual?.end }]);
  expect(readAll(doc, 'profile')[0]?.cycleStart).toBe(later);
  (await button('Use the usual dates again')).click();
  await vi.waitFor(() => expect(kept()[0]?.adjustedCycles).toEqual([]));
  expect(readAll(doc, 'profile')[0]?.cycleStart).toBe(start);
  undo();
  await says('Dates that you gave');
  expect(readAll(doc, 'profile')[0]?.cycleStart).toBe(later);
});

test('one registration from two devices is shown, made one with the words of both, and can be parted again', async () => {
  const { doc } = host.portfolio;
  const fields = { scheme: 'hcpc', profession: 'OT' };
  const phone = createRegistration(doc, { ...fields, role: 'Stroke ward' }, new Date('2026-01-01T09:00:00Z'));
  const laptop = createRegistration(doc, { ...fields, number: 'OT000000', role: 'Community team' }, now);
  createProfile(doc, { registrationId: laptop, cycleStart: day('2025-11-01'), statement: 'I learned.' }, now);
  open();
  await says('Occupational therapist, HCPC is here twice');
  (await button('Make them one')).click();
  await vi.waitFor(() =>
    expect(kept()).toMatchObject([{ id: phone, number: 'OT000000', role: 'Stroke ward; Community team' }]),
  );
  expect(readAll(doc, 'profile')[0]?.registrationId).toBe(phone);
  undo();
  await vi.waitFor(() => expect(kept()).toHaveLength(2));
  expect(kept().find(({ id }) => id === phone)).toMatchObject({ number: '', role: 'Stroke ward' });
  expect(readAll(doc, 'profile')[0]?.registrationId).toBe(laptop);
});

test('parting two that were made one leaves alone what was put right since', async () => {
  const { doc } = host.portfolio;
  const fields = { scheme: 'hcpc', profession: 'OT' };
  const phone = createRegistration(doc, fields, new Date('2026-01-01T09:00:00Z'));
  createRegistration(doc, { ...fields, number: 'OT000000' }, now);
  open();
  (await button('Make them one')).click();
  await vi.waitFor(() => expect(kept()).toMatchObject([{ id: phone, number: 'OT000000' }]));
  changeRegistration(doc, phone, { number: 'OT000001' });
  undo();
  await vi.waitFor(() => expect(kept()).toHaveLength(2));
  expect(kept().find(({ id }) => id === phone)?.number).toBe('OT000001');
});

test('what is taken away can be brought back', async () => {
  createRegistration(host.portfolio.doc, { scheme: 'hcpc', profession: 'RA' }, now);
  open();
  (await button('Take it away')).click();
  await headingHasFocus();
  await says('Everything works without.');
  expect(kept()).toEqual([]);
  (await button('Bring back')).click();
  await headingHasFocus();
  await vi.waitFor(() => expect(kept()).toMatchObject([{ profession: 'RA' }]));
});
