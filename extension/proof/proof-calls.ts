// The calls about the parts that are kept with a page: how each stands, and trying one again.

import type { ReadPdf } from '../../shared/documents/pdf.ts';
import { PART_ROLES, type PartRole } from '../../shared/model/evidence.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asAmount, asOneOf } from '../../shared/model/parse.ts';
import type { Parsers } from '../call.ts';
import { parseReadPdf } from './pdf-details.ts';
import type { PdfToLookAt } from './pdf-looks.ts';

/** How one part of a kept page stands. */
export type PartState = { role: PartRole } & (
  | { state: 'working' }
  | { state: 'kept'; sizeBytes: number; mime: string; notes: string[] }
  /** A sentence for the person. `asks` is the origin they would have to allow first, or empty; `isHeld` waits for their look. */
  | { state: 'missing'; why: string; asks: string; isHeld: boolean }
);

export type ProofCalls = {
  proofState: { question: { evidenceId: RecordId }; answer: { parts: PartState[] } };
  /** Tries again to make a part that is missing, from the page in this tab. `isLookedAt`: the person keeps it whatever it shows. */
  retryPart: {
    question: { evidenceId: RecordId; role: PartRole; tabId: number; isLookedAt: boolean };
    answer: { parts: PartState[] };
  };
  /** For the page that reads PDFs: the next one to be looked through before it is kept, or that is kept and is to be read. */
  nextPdf: { question: object; answer: { next: PdfToLookAt | PdfToRead | null } };
  /** A piece of the bytes of one that is not kept yet, as `encodeBytes` writes them; empty when nobody waits for it any more. */
  pdfPiece: { question: { lookId: RecordId; from: number }; answer: { piece: string } };
  pdfLookedThrough: { question: { lookId: RecordId; reading: ReadPdf | null }; answer: { done: true } };
  /** What was read of it; null when nothing could be. */
  pdfRead: { question: PdfToRead & { reading: ReadPdf | null }; answer: { done: true } };
};

export interface PdfToRead {
  evidenceId: RecordId;
  sha256: string;
}

const parsePdfToRead = (from: Record<string, unknown>): PdfToRead | null => {
  const evidenceId = parseId(from.evidenceId);
  const { sha256 } = from;
  return evidenceId && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? { evidenceId, sha256 } : null;
};

export const proofParsers: Parsers<ProofCalls> = {
  proofState(from) {
    const evidenceId = parseId(from.evidenceId);
    return evidenceId && { evidenceId };
  },
  retryPart(from) {
    const evidenceId = parseId(from.evidenceId);
    const role = asOneOf(from.role, PART_ROLES);
    const { tabId } = from;
    return evidenceId && role && typeof tabId === 'number'
      ? { evidenceId, role, tabId, isLookedAt: from.isLookedAt === true }
      : null;
  },
  nextPdf: () => ({}),
  pdfPiece(from) {
    const lookId = parseId(from.lookId);
    const at = asAmount(from.from);
    return lookId && at !== null ? { lookId, from: at } : null;
  },
  pdfLookedThrough(from) {
    const lookId = parseId(from.lookId);
    return lookId && { lookId, reading: parseReadPdf(from.reading) };
  },
  pdfRead(from) {
    const read = parsePdfToRead(from);
    return read && { ...read, reading: parseReadPdf(from.reading) };
  },
};
