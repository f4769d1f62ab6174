// The files behind the example's evidence: small PDFs that say of themselves that they are invented.
import { dateText } from '../../shared/audit/date-text.ts';
import { addDays, localDateOf } from '../../shared/model/dates.ts';
import { EXAMPLE_ACTIVITIES } from './example-activities.ts';
import { examplePdf } from './example-pdf.ts';

export interface ExampleFile {
  /** Of the evidence that it belongs to; no two are called the same. */
  title: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export const exampleFiles = (now: Date): ExampleFile[] =>
  EXAMPLE_ACTIVITIES.flatMap(({ daysAgo, evidence = [] }) =>
    evidence.flatMap(({ title, page }) => {
      const day = dateText(addDays(localDateOf(now), -daysAgo));
      return page
        ? [{ title, bytes: examplePdf({ ...page, lines: page.lines.map((line) => line.replace('{day}', day)) }) }]
        : [];
    }),
  );
