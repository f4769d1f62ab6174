// Keeps the transcript that the page of a session offers, with its evidence.
import { putFile } from '../../shared/files/files.ts';
import { toInstant } from '../../shared/model/dates.ts';
import { addPart, changeEvidence } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { askFrame, GONE } from './ask-frame.ts';
import { parseTranscript, spokenWords } from './page-transcript.ts';
import type { Running } from './running.ts';

const NO_TRANSCRIPT =
  'The page offers no transcript that Waymark can read. If it has one, open it on the page and try again.';

export interface TranscriptOutcome {
  /** Where it was found, in words; empty when nothing was kept. */
  from: string;
  /** What in it could identify a patient, in words: it is held back until the person has looked at it. */
  seen: string;
  why: string;
}

/** What could identify a patient, in words: in the lines as they stand, or in what they say in one go. */
const patientIn = (text: string): string =>
  [text, spokenWords(text)].map((words) => countsInWords(countIdentifiers(words))).find(Boolean) ?? '';

/** `isLookedAt`: the person keeps it whatever it says. */
export async function keepTranscript(
  portfolio: Portfolio,
  running: Running,
  { now, isLookedAt }: { now: Date; isLookedAt: boolean },
): Promise<TranscriptOutcome> {
  const { tabId, main, top, evidenceId, url } = running;
  const frames = [
    ...(main ? [{ tab: main.tabId, source: main.source, element: main.element }] : []),
    ...(top && top !== main?.source ? [{ tab: tabId, source: top, element: null }] : []),
  ];
  for (const { tab, source, element } of frames) {
    const found = parseTranscript(await askFrame(tab, { waymark: 'transcript', source, element }));
    if (!found) continue;
    const seen = patientIn(found.text);
    if (seen && !isLookedAt) return { from: '', seen, why: '' };
    const bytes = new TextEncoder().encode(found.text);
    const file = await putFile(portfolio.files, bytes, found.mime, now);
    const notes = [`Taken from ${found.from}.`];
    addPart(portfolio.doc, evidenceId, { ...file, role: 'transcript', capturedAt: toInstant(now), url, notes });
    // it is to be looked at before it is used
    if (seen) changeEvidence(portfolio.doc, evidenceId, { confidentiality: 'flagged' });
    await portfolio.whenStored();
    return { from: found.from, seen: '', why: '' };
  }
  return { from: '', seen: '', why: frames.length > 0 ? NO_TRANSCRIPT : GONE };
}
