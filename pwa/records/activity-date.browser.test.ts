// The days of an activity in the browser's own date fields: what cannot be is said, and nothing that was typed is dropped.
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import type { LocalDate } from '../../shared/model/dates.ts';
import ActivityDate, { type DateOfActivity } from './ActivityDate.vue';

let app: App;
let root: HTMLElement;
const day = (text: string) => text as LocalDate;
const fields = ref<{ check(): { fieldId: string; text: string }[] } | null>(null);
const date = ref<DateOfActivity>({ startedOn: null, endedOn: null, datePrecision: 'day' });

async function mount(startedOn: string, endedOn: string | null) {
  date.value = { startedOn: day(startedOn), endedOn: endedOn === null ? null : day(endedOn), datePrecision: 'day' };
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() =>
    h(ActivityDate, {
      id: 'when',
      ref: fields,
      modelValue: date.value,
      'onUpdate:modelValue': (value: DateOfActivity) => {
        date.value = value;
      },
    }),
  );
  app.mount(root);
  await nextTick();
}
afterEach(() => {
  app.unmount();
  root.remove();
});

const field = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`) ?? expect.unreachable(`no field ${id}`);
async function enter(id: string, value: string) {
  field(id).focus();
  field(id).value = value;
  field(id).dispatchEvent(new InputEvent('input', { bubbles: true }));
  field(id).blur();
  await nextTick();
}
const said = () => [...root.querySelectorAll('.error')].map((one) => one.textContent);
const days = () => [date.value.startedOn, date.value.endedOn];

test('a first day after the last one is said, and neither day is lost', async () => {
  await mount('2026-03-02', '2026-03-04');
  await enter('when', '2026-03-10');
  expect(said()).toEqual(['Error: The first day comes before the last day.']);
  expect(days()).toEqual(['2026-03-02', '2026-03-04']);
  expect([field('when').value, field('when-end').value]).toEqual(['2026-03-10', '2026-03-04']);
  await enter('when-end', '2026-03-12');
  expect([said(), days()]).toEqual([[], ['2026-03-10', '2026-03-12']]);
});

test('a last day before the first one is said, and stands once the first is put right', async () => {
  await mount('2026-03-10', '2026-03-12');
  await enter('when-end', '2026-03-04');
  expect(said()).toEqual(['Error: The last day comes after the first day.']);
  expect(days()).toEqual(['2026-03-10', '2026-03-12']);
  await enter('when', '2026-03-02');
  expect([said(), days()]).toEqual([[], ['2026-03-02', '2026-03-04']]);
});

test('what turns out to have taken one day only takes the first day that I gave', async () => {
  await mount('2026-03-02', '2026-03-04');
  await enter('when', '2026-03-10');
  [...root.querySelectorAll('label')].find((one) => one.textContent?.includes('more than one day'))?.click();
  await nextTick();
  expect([said(), days()]).toEqual([[], ['2026-03-10', null]]);
});

test('a day that does not exist goes no further than its field', async () => {
  await mount('2026-03-02', null);
  await enter('when', '2026-02-30');
  expect(days()[0]).not.toBe('2026-02-30');
  await enter('when', '0026-03-02');
  expect(said()).toEqual(['Error: Enter a date between 1900 and 2199']);
});

test('more than one day without its last day, or its first, asks for it once the form is', async () => {
  await mount('2026-03-02', '2026-03-04');
  await enter('when-end', '');
  expect(said()).toEqual([]);
  expect(fields.value?.check()).toEqual([
    { fieldId: 'when-end', text: 'Enter the last day, or untick “It took more than one day”' },
  ]);
  await enter('when-end', '2026-03-04');
  await enter('when', '');
  expect(fields.value?.check()).toEqual([{ fieldId: 'when', text: 'Enter the first day too' }]);
});
