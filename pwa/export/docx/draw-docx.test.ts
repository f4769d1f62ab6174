// The Word document as another program opens it: LibreOffice makes a PDF and a text of it, and nothing is lost on the way.
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openWorkshop, run } from '../../../tests/pdf-tools.ts';
import { aListedActivity, aProfile } from '../invented-profile.ts';
import { describePart, describeProfile } from '../profile-layout.ts';
import { drawDocx } from './draw-docx.ts';

const shop = openWorkshop();
afterAll(shop.close);
const flat = (text: string) => text.replace(/\s+/g, ' ');

it('opens in LibreOffice with every word in order, whatever the script, and its table over pages with its head', async () => {
  const text = 'I learned “less is more” from Łukasz, سارة and 李 👍.\n\n- one & two\n- <three>';
  const profile = aProfile({
    summary: { text, words: 9, limitWords: 500 },
    activities: Array.from({ length: 60 }, (_, at) =>
      aListedActivity(at + 1, { title: `Activity number ${at + 1} with a longer title than most` }),
    ),
  });
  const file = shop.put('profile.docx', await drawDocx(describeProfile(profile)));
  const words = flat(readFileSync(shop.converted(file, 'txt:Text (encoded):UTF8'), 'utf8'));
  const expected = [
    'CPD profile',
    '1 Summary of recent work',
    'I learned “less is more” from Łukasz, سارة and 李 👍.',
    'one & two',
    '<three>',
    'Activity number 2 ',
    'Activity number 60 ',
    '3 Personal statement',
    'I chose two activities.',
    '4 Numbered evidence',
    'Evidence number 1',
  ];
  // the contents name the parts a first time
  const places = expected.map((one) => words.lastIndexOf(one));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  const pdf = shop.converted(file, 'pdf');
  const pages = run('pdftotext', '-layout', pdf, '-').split('\f').slice(0, -1);
  const withList = pages.filter((page) => /Activity number \d+/.test(page) && /College of Splints/.test(page));
  expect(withList.length).toBeGreaterThan(1);
  for (const page of withList) expect(page).toMatch(/No\.\s+Date\s+Activity\s+Type/);
  expect(flat(pages.at(-1) ?? '')).toContain(`Page ${pages.length} of ${pages.length}`);
});

it('says nothing of who or what made it', async () => {
  const file = shop.put('summary.docx', await drawDocx(describePart(aProfile(), 'summary')));
  const held = run(
    'python3',
    '-c',
    'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint("".join(z.read(n).decode("utf8","ignore") for n in z.namelist() if n.startswith("docProps")))',
    file,
  );
  expect(held).not.toMatch(/<(?:dc:creator|cp:lastModifiedBy)>[^<]/);
});
