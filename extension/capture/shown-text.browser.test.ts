// What a page is looked through for patients: all that a copy of it would hold, in frames and shadow roots too.
import { afterEach, expect, test } from 'vitest';
import { countIdentifiers } from '../../shared/privacy/scan.ts';
import { shownText } from './shown-text.ts';

const PATIENT = '<p>NHS number: 943 476 5919</p>';

afterEach(() => document.body.replaceChildren());

function put(html: string): HTMLElement {
  const holder = document.createElement('div');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  holder.append(...parsed.body.childNodes);
  document.body.append(holder);
  return holder;
}

async function frameWith(html: string, beside: ParentNode = document.body): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  beside.append(frame);
  await loaded;
  return frame.contentDocument ?? expect.fail('the frame is closed');
}

const seen = () => countIdentifiers(shownText(document));

test('a patient in a frame of the page’s own site is seen, and in a frame within it', async () => {
  const inside = await frameWith(PATIENT);
  expect(seen()).toEqual({ 'nhs-number': 1 });
  inside.body.replaceChildren();
  expect(seen()).toEqual({});
  await frameWith(PATIENT, inside.body);
  expect(seen()).toEqual({ 'nhs-number': 1 });
});

test('a patient in a shadow root is seen', () => {
  const host = document.createElement('case-card');
  host.attachShadow({ mode: 'open' }).append(put(PATIENT));
  document.body.replaceChildren(host);
  expect(seen()).toEqual({ 'nhs-number': 1 });
});

test('words in a slot are read where they are shown, and once', () => {
  const host = document.createElement('label-value');
  const number = document.createElement('b');
  number.append('943 476 5919');
  host.append(number);
  const root = host.attachShadow({ mode: 'open' });
  root.append('NHS number: ', document.createElement('slot'), ' of the case');
  document.body.replaceChildren('Before. ', host, ' After.');
  expect(shownText(document).replace(/\s+/g, ' ').trim()).toBe('Before. NHS number: 943 476 5919 of the case After.');
  expect(seen()).toEqual({ 'nhs-number': 1 });
});

test('code, fields and what is hidden are not looked through, nor a frame of another site', async () => {
  put(
    `<textarea>${PATIENT}</textarea><div hidden>${PATIENT}</div><template>${PATIENT}</template><p>Two</p><p>lines</p>`,
  );
  await frameWith(`<script>/* ${PATIENT} */</script>`);
  const closed = document.createElement('iframe');
  closed.setAttribute('sandbox', '');
  closed.srcdoc = PATIENT;
  const loaded = new Promise((done) => closed.addEventListener('load', done, { once: true }));
  document.body.append(closed);
  await loaded;
  expect(seen()).toEqual({});
  expect(shownText(document)).toMatch(/Two \nlines/);
});

test('a page whose parts have the names of a document’s own is looked through all the same', () => {
  put(`<form><input name="childNodes"><input name="body">${PATIENT}</form><img name="body">`);
  expect(seen()).toEqual({ 'nhs-number': 1 });
});

test('a page of a hundred thousand nodes or levels ends within its time and its length', () => {
  let deep = document.createElement('div');
  const outer = deep;
  for (let level = 0; level < 20_000; level += 1) {
    const next = document.createElement('div');
    deep.append(next);
    deep = next;
  }
  deep.append('at the bottom');
  document.body.append(outer);
  expect(shownText(document)).toContain('at the bottom');
  outer.remove();
  put('<p>word and word</p>'.repeat(100_000));
  expect(shownText(document).length).toBeLessThanOrEqual(250_000);
  expect(shownText(document, 0).length).toBeLessThan(20_000);
});
