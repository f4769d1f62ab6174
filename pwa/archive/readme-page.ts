// README.html of an archive: what is in here, how to read it, and how to bring it back.
import { dateText } from '../../shared/audit/date-text.ts';
import { type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import { daysText, typeText } from './activity-page.ts';
import type { Contents } from './contents.ts';
import { CSV_FILE, PORTFOLIO_FILE, SCHEMA_FILE } from './format.ts';
import { address, escaped, page } from './html.ts';

const PARTS: readonly [string, string][] = [
  [
    'activities/',
    'A page for each activity: open it in any browser. It shows what you wrote and links to the evidence.',
  ],
  ['evidence/', 'Your files and the copies of pages, with their bytes exactly as Waymark kept them.'],
  [CSV_FILE, 'The list of activities as a table, for Excel, LibreOffice or Numbers.'],
  [
    PORTFOLIO_FILE,
    'Everything, for programs: every record with all its fields, texts and earlier versions, and the SHA-256 of each file.',
  ],
  [SCHEMA_FILE, 'What the fields in it mean and may hold (JSON Schema 2020-12).'],
];

const BACK = `<h2>How to bring it back</h2>
<p>Open Waymark, go to Settings, “Take everything”, and choose “Bring a copy back”. Choose the ZIP file itself; there is no need to unpack it. What you have there already stays, and nothing comes twice.</p>`;

const PRIVATE =
  '<p>What is in here is about you, and may be about people you work for. Keep it where only you can open it. It does not hold the 12 words of your portfolio, nor any key of your devices.</p>';

const partsTable = `<h2>What is in here</h2>
<table>
${PARTS.map(([name, says]) => `<tr><th scope="row">${name}</th><td>${says}</td></tr>`).join('\n')}
</table>`;

/** The page that anybody can read beside what the password hides: nothing about the person. */
export const lockedReadme = (): string =>
  page(
    'A Waymark portfolio, locked',
    `<h1>A Waymark portfolio, locked with a password</h1>
<p>Everything but this page is encrypted with the password that was chosen when it was made (AES-256). Nobody can open it without that password, not even who made Waymark.</p>
<p>Windows’ own unzipping cannot open it. Waymark can, and so can 7-Zip (Windows), Keka (macOS) and other programs that know AES.</p>
${partsTable}
${BACK}`,
  );

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export function readmePage({ counts, files, activities }: Contents, takenAt: string): string {
  const missing = files.filter(({ path }) => !path).length;
  const rows = activities.map(
    ({ activity, path }) =>
      `<tr><td>${escaped(daysText(activity))}</td><td><a href="${address(path)}">${escaped(activity.title || 'Untitled activity')}</a></td><td>${escaped(typeText(activity))}</td></tr>`,
  );
  const on = dateText(localDateOf(new Date(takenAt)) as LocalDate);
  return page(
    'A Waymark portfolio',
    `<h1>A Waymark portfolio</h1>
<p>Taken on ${on}: ${counted(counts.activities, 'activity', 'activities')}, ${counted(counts.reflections, 'reflection', 'reflections')}, ${counted(counts.evidence, 'piece', 'pieces')} of evidence, ${counted(counts.files, 'file', 'files')}.</p>
${missing > 0 ? `<p><strong>${counted(missing, 'file is', 'files are')} not in here</strong>, because ${missing === 1 ? 'it was' : 'they were'} on another device. ${PORTFOLIO_FILE} names ${missing === 1 ? 'it' : 'them'}.</p>\n` : ''}${PRIVATE}
${partsTable}
${BACK}
<h2>Activities</h2>
<table>
<tr><th scope="col">When</th><th scope="col">Title</th><th scope="col">Kind of learning</th></tr>
${rows.join('\n')}
</table>`,
  );
}
