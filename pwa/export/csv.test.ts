// The dated list as a table: what spreadsheets make of it, what cannot be run from it, and that it comes back.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { LocalDate } from '../../shared/model/dates.ts';
import { openWorkshop } from '../../tests/pdf-tools.ts';
import { parseCsv } from '../import/parse-csv.ts';
import { readTable } from '../import/read-table.ts';
import { activitiesCsv, csvOf } from './csv.ts';
import { aListedActivity } from './invented-profile.ts';

const shop = openWorkshop();
afterAll(shop.close);

const activities = [
  aListedActivity(1, {
    title: 'Splints, "night" and day; Łukasz',
    provider: 'Nguyễn & Sons',
    isChosen: true,
    evidenceNumbers: [1, 3],
  }),
  aListedActivity(2, {
    startedOn: '2026-02-28' as LocalDate,
    endedOn: '2026-03-02' as LocalDate,
    title: 'Course\nof two lines',
    typeLabel: 'Work-based learning',
  }),
  aListedActivity(3, { startedOn: '2026-05-01' as LocalDate, dateText: 'May 2026', title: 'Reading' }),
];

describe('the table of activities', () => {
  it('begins with its mark, ends lines as RFC 4180 says, and has days that sort', () => {
    const csv = activitiesCsv(activities);
    expect(csv.startsWith('\uFEFFNo.,Date,To,Activity,')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv).toContain(
      '1,2026-03-04,,"Splints, ""night"" and day; Łukasz",Formal or educational,Nguyễn & Sons,yes,1 3,\r\n',
    );
    expect(csv).toContain(',May 2026\r\n');
  });

  it.each(['=cmd', '+1+1', '-2', '@SUM(A1)', '\t=1', ' =1'])('holds no formula: %j', (title) => {
    expect(parseCsv(csvOf([[title]]), ',')[0]?.[0]?.replace('\uFEFF', '')).toMatch(/^'[=+\-@]/);
  });

  it('comes back through the import as it was', () => {
    const { entries, problems } = readTable(activitiesCsv(activities));
    expect(problems).toEqual([]);
    expect(
      entries.map(({ title, seenOn, metadata, done }) => [title, seenOn, metadata.provider, done?.type, done?.endedOn]),
    ).toEqual([
      ['Splints, "night" and day; Łukasz', '2026-03-04', 'Nguyễn & Sons', 'formal', null],
      ['Course of two lines', '2026-02-28', 'College of Splints', 'workBased', '2026-03-02'],
      ['Reading', '2026-05-01', 'College of Splints', 'formal', null],
    ]);
  });

  it('opens in LibreOffice Calc and comes back the same', () => {
    const csv = activitiesCsv([...activities, aListedActivity(4, { title: '=HYPERLINK("https://evil.example")' })]);
    const sheet = shop.converted(shop.put('list.csv', csv), 'xlsx:Calc MS Excel 2007 XML', 'CSV:44,34,76');
    const back = readFileSync(shop.converted(sheet, 'csv:Text - txt - csv (StarCalc):44,34,76'), 'utf8');
    expect(parseCsv(back, ',').map((row) => row[3])).toEqual(parseCsv(csv, ',').map((row) => row[3]));
  });
});
