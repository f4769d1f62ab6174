// Completes what was kept of a PDF with what the PDF says of itself: its words, and details where nothing better was known.

import type { PdfReading } from '../../shared/documents/pdf-reading.ts';
import { toInstant } from '../../shared/model/dates.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { changeActivity, changeEvidence } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { keptEvidence } from './keep-part.ts';
import type { MadePart } from './part-makers.ts';
import { completedBy } from './pdf-details.ts';
import { toTextDocument } from './text-document.ts';

const LEFT_OUT = 'The PDF is very long: its text was kept up to the limit. The file itself is whole.';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const toParagraph = (text: string): string => `<p>${text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? '')}</p>`;

/** The words of a PDF as the part `text`; null when it has none. */
export function textOfPdf(evidence: Evidence, reading: PdfReading, now: Date): MadePart | null {
  const html = reading.text.split('\n\n').map(toParagraph).join('\n');
  if (!reading.text.trim() || !evidence.capture) return null;
  const capturedAt = toInstant(now);
  const notes = reading.isWhole ? [] : [LEFT_OUT];
  const url = evidence.capture.url;
  const file = toTextDocument({ html, title: evidence.title, url, notes, language: reading.language, capturedAt });
  return { kind: 'part', bytes: new TextEncoder().encode(file), mime: 'text/html', url, notes, capturedAt };
}

/**
 * Puts what the PDF says into the capture's empty fields, once, and its title where the person left the guessed one.
 * What the person wrote stays as it is. Rejects with StorageFailure.
 */
export async function completeRecord(portfolio: Portfolio, evidenceId: RecordId, reading: PdfReading): Promise<void> {
  const evidence = keptEvidence(portfolio, evidenceId);
  if (!evidence?.capture || evidence.deletedOn) return;
  const { capture } = evidence;
  const metadata = completedBy(capture.metadata, reading);
  if (metadata === capture.metadata) return;
  const guessed = capture.metadata.title;
  const hasTitle = metadata.title !== guessed;
  changeEvidence(portfolio.doc, evidenceId, {
    capture: { ...capture, metadata },
    ...(hasTitle && evidence.title === guessed ? { title: metadata.title } : {}),
  });
  if (hasTitle) {
    const links = readAll(portfolio.doc, 'link').filter(
      ({ kind, to }) => kind === 'activityEvidence' && to === evidenceId,
    );
    for (const { from } of links) {
      if (readRecord(portfolio.doc, 'activity', from)?.title === guessed)
        changeActivity(portfolio.doc, from, { title: metadata.title });
    }
  }
  await portfolio.whenStored();
}
