// The PDF as other programs read it: Poppler for text, title and structure, qpdf for its soundness.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { aListedActivity, aListedEvidence, aProfile } from '../invented-profile.ts';
import { describeProfile } from '../profile-layout.ts';
import { type DrawnDocument, drawDocument } from './draw-document.ts';

const fontFile = (name: string) =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${name}.ttf`)));
const fonts = { regular: fontFile('400Regular/NotoSans_400Regular'), bold: fontFile('700Bold/NotoSans_700Bold') };
const folder = mkdtempSync(join(tmpdir(), 'waymark-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, ...given: string[]) => execFileSync(program, given, { encoding: 'utf8' });

interface Read extends DrawnDocument {
  text: string;
  info: string;
  structure: string;
  /** The text of each page, from the first. */
  texts: string[];
}

function drawn(fields: Partial<ProfileDocument> = {}): Read {
  const made = drawDocument(describeProfile(aProfile(fields)), fonts);
  const file = join(folder, 'profile.pdf');
  writeFileSync(file, made.bytes);
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  const text = run('pdftotext', '-layout', file, '-');
  return {
    ...made,
    text,
    texts: text.split('\f').slice(0, -1),
    info: run('pdfinfo', file),
    structure: run('pdfinfo', '-struct-text', file),
  };
}

const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a profile as a PDF', () => {
  it('has a title, is tagged and says its pages and language', () => {
    const { info, pages, bytes } = drawn();
    expect(info).toMatch(/^Title: +CPD profile of Siân Ŵyn-O'Brien$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Pages: +5$/m);
    expect(pages).toBe(5);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Lang \(en-GB\)/);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/DisplayDocTitle true/);
  });

  it('keeps every name and curly quote as it was written', () => {
    const text = "Siân Ŵyn-O'Brien, Łukasz and Nguyễn said “it’s fine” – at 5 °C, for €3… Zażółć Ωμέγα Привет";
    const profile = drawn({
      summary: { text, words: 13, limitWords: 500 },
      statement: { text: text.normalize('NFD'), words: 13, limitWords: 1_500 },
      activities: [aListedActivity(1, { title: 'Łukasz', provider: 'Nguyễn' })],
      evidence: [aListedEvidence(1, { title: '“Ŷ” and ‘ŵ’' })],
    });
    const [cover = '', summary = '', list = '', statement = '', evidence = ''] = profile.texts.map(flat);
    expect(cover).toContain(
      "CPD profile Siân Ŵyn-O'Brien Profession Occupational therapist Registration number OT012345",
    );
    expect(summary).toContain(text);
    expect(statement).toContain(text);
    expect(list).toMatch(/1 4 March 2026 Łukasz Formal or educational Nguyễn/);
    expect(evidence).toContain('“Ŷ” and ‘ŵ’');
    expect(profile.missingCharacters).toEqual([]);
  });

  it('numbers its pages and says in the contents where each part begins', () => {
    const { texts, structure } = drawn({
      statement: {
        text: Array.from({ length: 30 }, () => 'I learned a great deal from it. '.repeat(9)).join('\n\n'),
        words: 1_890,
        limitWords: 1_500,
      },
    });
    for (const [index, page] of texts.entries()) expect(flat(page)).toContain(`Page ${index + 1} of ${texts.length}`);
    const contents = [...structure.matchAll(/"(\d {2}.+?) (?:[\d,]+ words|1 activity|1 piece).* (\d+)"/g)];
    expect(contents).toHaveLength(4);
    for (const [, part = '', page] of contents) {
      expect(Number(page)).toBeGreaterThan(1);
      expect(texts.findIndex((text, index) => index > 0 && flat(text).includes(flat(part))) + 1).toBe(Number(page));
    }
    expect(flat(texts[0] ?? '')).toContain('3 Personal statement 1,890 words');
  });

  it('is read in order by a screen reader, without page numbers in between', () => {
    const { structure } = drawn({ summary: { text: 'I work with:\n- adults\n- carers', words: 5, limitWords: 500 } });
    const seen = structure.split('\n').map((line) =>
      line
        .trim()
        .replace(/ ?"$|^"/g, '')
        .replace(' (block)', ''),
    );
    expect(seen.filter(Boolean)).toEqual(
      [
        ['Document', 'H1', 'CPD profile', 'P', "Siân Ŵyn-O'Brien", 'P', 'Profession Occupational therapist'],
        ['P', 'Registration number OT012345', 'P', 'Regulator Health and Care Professions Council'],
        ['P', 'Period 1 November 2025 to 31 October 2027', 'P', 'Prepared on 15 August 2027', 'H2', 'Contents', 'TOC'],
        ['TOCI', '1  Summary of recent work and practice 5 words 2'],
        ['TOCI', '2  Dated list of activities 1 activity, 1 November 2025 to 31 October 2027 3'],
        ['TOCI', '3  Personal statement 4 words 4', 'TOCI', '4  Numbered evidence 1 piece 5'],
        ['H2', '1  Summary of recent work and practice', 'P', '5 words', 'P', 'I work with:'],
        ['L', 'LI', 'Lbl', '•', 'LBody', 'adults', 'LI', 'Lbl', '•', 'LBody', 'carers'],
        ['H2', '2  Dated list of activities', 'P', '1 activity, 1 November 2025 to 31 October 2027', 'Table', 'TR'],
        ...['No.', 'Date', 'Activity', 'Type'].map((head) => ['TH:', '/Scope /Column', head]),
        ['TR', 'TD', '1', 'TD', '4 March 2026', 'TD', 'Activity number 1 College of Splints'],
        ['TD', 'Formal or educational', 'H2', '3  Personal statement', 'P', '4 words'],
        ['P', 'I chose two activities.', 'H2', '4  Numbered evidence', 'P', '1 piece', 'Table', 'TR'],
        ...['No.', 'Evidence', 'Format', 'Shows'].map((head) => ['TH:', '/Scope /Column', head]),
        ['TR', 'TD', '1', 'TD', 'Evidence number 1 Course certificate, 4 March 2026'],
        ['TD', 'PDF', 'TD', 'Activity number 1'],
      ].flat(),
    );
  });
});

describe('a long list', () => {
  it('breaks between activities and repeats its headings, once for the eye and not for the ear', () => {
    const activities = Array.from({ length: 200 }, (_, index) =>
      aListedActivity(index + 1, { title: `Activity number ${index + 1} ${'with a long title '.repeat(index % 7)}` }),
    );
    const { texts, structure, pages } = drawn({ activities });
    const listPages = texts.filter((page) => /Activity number/.test(page) && /No\. +Date +Activity +Type/.test(page));
    expect(listPages.length).toBeGreaterThan(10);
    expect(listPages).toHaveLength(pages - 4);
    const numbers = listPages.flatMap((page) =>
      [...page.matchAll(/^ *(\d+) +4 March 2026/gm)].map((found) => Number(found[1])),
    );
    expect(numbers).toEqual(activities.map((activity) => activity.number));
    for (const page of listPages)
      expect([...page.matchAll(/College of Splints/g)]).toHaveLength([...page.matchAll(/4 March 2026/g)].length);
    expect([...structure.matchAll(/^ *TR$/gm)]).toHaveLength(203);
    expect([...structure.matchAll(/\bTH:/g)]).toHaveLength(8);
  });

  it('comes after what explains its gaps, and its headings never stand alone at the foot of a page', () => {
    const activities = Array.from({ length: 15 }, (_, index) => aListedActivity(index + 1));
    for (const lines of [1, 30, 31, 32, 33, 34, 35, 36, 37, 38]) {
      const explanation = Array.from({ length: lines }, (_, at) => `Line ${at + 1}.`).join('\n');
      const gaps = [{ text: '1 June to 24 December 2026', explanation }];
      const { texts } = drawn({ activities, gaps });
      const pages = texts.filter((page) => /No\. +Date +Activity +Type/.test(page));
      for (const page of pages) expect(page).toContain('Activity number');
      expect(texts.find((page) => /^Activities$/m.test(page))).toContain('Activity number 1 ');
      expect(texts.filter((page) => /Gap explained/.test(page) && /Line 1\./.test(page))).toHaveLength(1);
      if (lines < 5) expect(texts[2]).toMatch(/Gap explained.*Line 1\..*Activity number 1\b/s);
    }
  });

  it('begins no page for what fits with a little less air, and has its air where there is room', () => {
    const list = (count: number) => {
      const activities = Array.from({ length: count }, (_, at) =>
        aListedActivity(at + 1, { title: `Learning ${at + 1}`, provider: '' }),
      );
      return drawn({ activities }).texts.filter((text) => /Learning \d/.test(text)).length;
    };
    // 24 fit on the page with all the air that rows have, 28 with as little as they ever have
    expect([24, 27, 40].map(list)).toEqual([1, 1, 2]);
  });

  it('gives the activities the room that dates and kinds do not need', () => {
    const title = 'Reading: what helps people to go out again after a fall';
    const { texts } = drawn({ activities: [aListedActivity(1, { title, dateText: '7 May 2026', provider: '' })] });
    expect(texts.some((text) => text.includes(title))).toBe(true);
    const wide = drawn({
      activities: [aListedActivity(1, { title, dateText: '28 September to 2 October 2026', provider: '' })],
    });
    expect(wide.texts.some((text) => text.includes(title))).toBe(false);
  });

  it('keeps every word of an activity that is taller than a page', () => {
    const wordsOf = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
    const { text, structure } = drawn({
      activities: [
        aListedActivity(1),
        aListedActivity(2, { title: wordsOf(600), provider: 'The very last' }),
        aListedActivity(3),
      ],
    });
    for (const word of ['word0', 'word299', 'word599']) expect(text).toMatch(new RegExp(`\\b${word}\\b`));
    expect(flat(structure.replaceAll('"', ' '))).toContain(wordsOf(600));
    expect(flat(structure)).toContain('The very last');
    expect([...structure.matchAll(/^ *TR$/gm)]).toHaveLength(6);
  });
});

describe('what the fonts cannot draw', () => {
  it('is shown as missing and named, wherever it stands', () => {
    const { missingCharacters, text } = drawn({
      title: 'CPD profile of Sára ✌',
      summary: { text: 'Good day 👍🏽', words: 2, limitWords: 500 },
      activities: [aListedActivity(1, { title: 'Sign ☃ here' })],
      evidence: [aListedEvidence(1, { title: 'سارة' })],
    });
    expect(missingCharacters.map((one) => one.name)).toEqual(
      expect.arrayContaining(['emoji U+1F44D', 'symbol U+2603', 'Arabic letter U+0633', 'symbol U+270C']),
    );
    expect(flat(text)).toContain('Sign \uFFFD here');
  });
});

describe('any text at all', () => {
  it('gives a sound file', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.stringMatching(/^[()\\<>%/[\]{}\n\r -]{0,80}$/),
      fc.stringMatching(/^\S{150,600}$/),
    );
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, text, address) => {
        const made = drawn({
          title,
          summary: { text, words: 0, limitWords: null },
          statement: { text: `${text}\n\n- ${title}`, words: 0, limitWords: null },
          activities: [aListedActivity(1, { title, provider: text.slice(0, 500) })],
          evidence: [aListedEvidence(1, { title: text.slice(0, 500), url: address })],
        });
        expect(made.pages).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
