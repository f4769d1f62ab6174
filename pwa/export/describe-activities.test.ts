// Sheets, the supervision pack and the dated list: what they say, in which order, and what a reading file may not hold.
import { afterAll, describe, expect, it } from 'vitest';
import { houseFonts, openWorkshop } from '../../tests/pdf-tools.ts';
import { describeActivities, describeDatedList, describeSheet, type ToldActivity } from './describe-activities.ts';
import { drawHtml } from './html/draw-html.ts';
import { drawDocument } from './pdf/draw-document.ts';

const shop = openWorkshop();
afterAll(shop.close);
const fonts = houseFonts();
const teller = { name: 'Siân Ŵyn', preparedOnText: '26 November 2026' };

const told = (fields: Partial<ToldActivity> = {}): ToldActivity => ({
  title: 'Splint workshop',
  dateText: '4 March 2026',
  facts: [
    { label: 'Type', value: 'Formal or educational' },
    { label: 'Given by', value: 'College of Splints' },
  ],
  texts: [{ heading: 'What it was', text: 'A day on splints.' }],
  reflections: [
    { name: 'What? So what?', answers: [{ label: 'What happened', text: 'I fitted two.\n\n- one\n- two' }] },
  ],
  evidence: [
    {
      title: 'Certificate',
      kindLabel: 'Course certificate',
      dateText: '5 March 2026',
      url: 'https://college.example/c',
    },
  ],
  ...fields,
});

const read = (name: string, described: ReturnType<typeof describeSheet>) => {
  const made = drawDocument(described, fonts);
  const file = shop.put(`${name}.pdf`, made.bytes);
  expect(shop.pages(file)).toBe(made.pages);
  return { ...made, text: shop.text(file) };
};

describe('the sheet of an activity', () => {
  it('says its details, the words, the reflection and the evidence, in this order, on one page', () => {
    const { text, pages } = read('sheet', describeSheet(told(), teller));
    expect(pages).toBe(1);
    const places = [
      'Splint workshop',
      'Siân Ŵyn · 26 November 2026',
      'Date 4 March 2026',
      'Given by College of Splints',
      'A day on splints.',
      'Reflection: What? So what?',
      'What happened',
      '• two',
      'Certificate, Course certificate, 5 March 2026',
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('of an activity with nothing in it says so', () => {
    const empty = told({ dateText: '', facts: [], texts: [], reflections: [], evidence: [] });
    expect(read('empty', describeSheet(empty, { ...teller, name: '' })).text).toContain('Evidence None yet.');
  });
});

describe('several activities', () => {
  it('begin each on a page of its own, after a list of them', () => {
    const some = Array.from({ length: 3 }, (_, at) => told({ title: `Activity ${at + 1}` }));
    const { pages, text } = read('several', describeActivities(some, 'Activities and reflections', teller));
    expect(pages).toBe(4);
    expect(text).toContain('• Activity 3, 4 March 2026');
  });

  it('are a table where only the list is wanted, whatever its length', () => {
    const many = Array.from({ length: 90 }, (_, at) => told({ title: `Activity ${at + 1}` }));
    const { pages, text } = read('list', describeDatedList(many, teller));
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain('90 4 March 2026 Activity 90');
  });
});

describe('a page for somebody to read', () => {
  it('holds words only, whatever they are, and nothing that runs or loads', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    const html = drawHtml(
      describeActivities(
        [told({ title: hostile, texts: [{ heading: hostile, text: hostile }] }), told()],
        hostile,
        teller,
      ),
    );
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>"/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html.match(/https?:\/\//g)).toEqual(['https://', 'https://']);
  });
});
