// Wires the browser's events to the parts of kept pages: what an earlier worker left, what waits for a time or a permission.
import { browser } from 'wxt/browser';
import type { Evidence } from '../../shared/model/evidence.ts';
import { latestPart, type PartRole } from '../../shared/model/evidence.ts';
import type { ProofJob } from './job-store.ts';
import { openPartMakers } from './part-makers.ts';
import type { PdfLooks } from './pdf-looks.ts';
import { openProofJobs, PROOF_ALARM, type ProofJobs, type ProofParts } from './proof-jobs.ts';
import { openReaderPage } from './reader-page.ts';
import { isFileItself } from './wanted-parts.ts';

/** The words of a PDF are read from the file by a page of the extension, once the file is here. */
function askReader(_: ProofJob, role: PartRole, evidence: Evidence): boolean {
  if (role !== 'text' || !evidence.capture || !isFileItself(evidence.capture)) return false;
  if (!latestPart(evidence, 'file')) return false;
  void openReaderPage();
  return true;
}

/** Opens the jobs and goes on with them whenever there is reason to. Called once, while the worker starts. */
export function startProof(parts: Pick<ProofParts, 'store' | 'ring'>, looks: PdfLooks): ProofJobs {
  const { version } = browser.runtime.getManifest();
  const makers = openPartMakers(looks.read);
  const proof = openProofJobs({ ...parts, makers, askElsewhere: askReader, extensionVersion: version });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === PROOF_ALARM) void proof.resume();
  });
  // the popup may be gone by the time the person has answered the browser's question
  browser.permissions.onAdded.addListener(() => void proof.resume());
  void proof.resume();
  return proof;
}
