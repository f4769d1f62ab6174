// Answers for the parts of kept pages from the worker: how they stand, one more try, and the reading of PDFs.
import { latestPart, type PartRole } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { changeEvidence } from '../../shared/portfolio/edit.ts';
import type { Answering } from '../call.ts';
import type { Store } from '../worker/store.ts';
import { completeRecord, textOfPdf } from './complete-pdf.ts';
import { readJobs } from './job-store.ts';
import { keptEvidence } from './keep-part.ts';
import { noPart } from './part-makers.ts';
import type { PdfLooks } from './pdf-looks.ts';
import type { PdfToRead, ProofCalls } from './proof-calls.ts';
import type { ProofJobs } from './proof-jobs.ts';
import { UNREADABLE_PDF } from './proof-sentences.ts';
import { fileAddressOf, isFileItself } from './wanted-parts.ts';

/** How often a PDF is begun before its words are given up: a file may be what ended the page that read it. */
const READS_MAX = 3;

export interface ProofAnswerParts {
  store: Pick<Store, 'portfolio'>;
  proof: ProofJobs;
  looks: PdfLooks;
}

export const proofAnswers = ({ store, proof, looks }: ProofAnswerParts): Answering<ProofCalls> => {
  async function nextPdf(): Promise<PdfToRead | null> {
    const portfolio = await store.portfolio();
    for (const { evidenceId, pending } of await readJobs()) {
      const text = pending.find(({ role, notBefore }) => role === 'text' && !notBefore);
      const evidence = keptEvidence(portfolio, evidenceId);
      const file = evidence && latestPart(evidence, 'file');
      if (!text || !file || !evidence.capture || !isFileItself(evidence.capture)) continue;
      if (text.tries >= READS_MAX) {
        await proof.settle(evidenceId, 'text', noPart(UNREADABLE_PDF));
        continue;
      }
      // counted before it is begun: what ends the page that reads it must not be begun for ever
      await proof.change(evidenceId, (all) =>
        all.map((part) => (part.role === 'text' ? { ...part, tries: part.tries + 1 } : part)),
      );
      return { evidenceId, sha256: file.sha256 };
    }
    return null;
  }

  const states = async (evidenceId: RecordId) => ({ parts: await proof.states(evidenceId) });

  return {
    proofState: ({ evidenceId }) => states(evidenceId),
    async retryPart({ evidenceId, role, tabId, isLookedAt }) {
      const portfolio = await store.portfolio();
      const evidence = keptEvidence(portfolio, evidenceId);
      if (evidence?.capture && !evidence.deletedOn) {
        const { url } = evidence.capture;
        const fileUrl = fileAddressOf(evidence.capture);
        const needsFile = role === 'text' && isFileItself(evidence.capture) && !latestPart(evidence, 'file');
        const wanted: PartRole[] = needsFile ? ['file', 'text'] : [role];
        // as with a page that is kept although it seems to show a patient: it is to be looked at before it is used
        if (isLookedAt) changeEvidence(portfolio.doc, evidenceId, { confidentiality: 'flagged' });
        await proof.order({ evidenceId, tabId, url, fileUrl, wanted, lookedAt: isLookedAt ? wanted : [] });
      }
      return states(evidenceId);
    },
    // somebody waits for those that are not kept yet
    nextPdf: async () => ({ next: looks.next() ?? (await nextPdf()) }),
    pdfPiece: async ({ lookId, from }) => ({ piece: looks.piece(lookId, from) }),
    async pdfLookedThrough({ lookId, reading }) {
      looks.settle(lookId, reading);
      return { done: true };
    },
    async pdfRead({ evidenceId, reading }) {
      const portfolio = await store.portfolio();
      if (reading) await completeRecord(portfolio, evidenceId, reading);
      const evidence = keptEvidence(portfolio, evidenceId);
      const text = evidence && reading && textOfPdf(evidence, reading, new Date());
      await proof.settle(evidenceId, 'text', text ?? noPart(UNREADABLE_PDF));
      return { done: true };
    },
  };
};
