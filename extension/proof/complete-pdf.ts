// Completes what was kept of a PDF with what the PDF says of itself: its words, and details where nothing better was known.
import type { ReadPdf } from '../../shared/documents/pdf.ts';
import type { PdfReading } from '../../shared/documents/pdf-reading.ts';
import type { Activity } from '../../shared/model/activity.ts';
import { parseLocalDate, toInstant } from '../../shared/model/dates.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { changeActivity, changeEvidence } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { providerOf } from '../capture/draft-of.ts';
import { keptEvidence } from './keep-part.ts';
import type { MadePart } from './part-makers.ts';
import { understoodWith } from './pdf-details.ts';
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
 * Puts what the PDF says into the capture's empty fields, once, and its title where the person left the guessed one; the day too
 * where it turns out to be a certificate. What the person wrote stays as it is. Rejects with StorageFailure.
 */
export async function completeRecord(portfolio: Portfolio, evidenceId: RecordId, pdf: ReadPdf): Promise<void> {
  const evidence = keptEvidence(portfolio, evidenceId);
  if (!evidence?.capture || evidence.deletedOn) return;
  const before = evidence.capture;
  const capture = understoodWith(before, pdf);
  if (capture === before) return;
  const isCertificate = capture.kind === 'certificate' && before.kind !== 'certificate';
  const day = isCertificate ? parseLocalDate(capture.metadata.completedOn.slice(0, 10)) : null;
  changeEvidence(portfolio.doc, evidenceId, {
    capture,
    ...(evidence.title === before.metadata.title ? { title: capture.metadata.title } : {}),
    ...(isCertificate ? { source: 'certificate' } : {}),
    ...(day ? { obtainedOn: day } : {}),
  });
  for (const activity of activitiesOf(portfolio, evidenceId)) {
    // an activity that was there before the page has a title of its own
    if (activity.title !== before.metadata.title) continue;
    changeActivity(portfolio.doc, activity.id, {
      title: capture.metadata.title,
      ...(activity.provider === providerOf(before) ? { provider: providerOf(capture) } : {}),
      ...(day && activity.startedOn === evidence.obtainedOn ? { startedOn: day } : {}),
    });
  }
  await portfolio.whenStored();
}

const activitiesOf = (portfolio: Portfolio, evidenceId: RecordId): Activity[] =>
  readAll(portfolio.doc, 'link')
    .filter(({ kind, to }) => kind === 'activityEvidence' && to === evidenceId)
    .map(({ from }) => readRecord(portfolio.doc, 'activity', from))
    .filter((activity) => activity !== null);
