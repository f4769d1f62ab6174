// Makes one piece of evidence of two that are the very same file.
import type * as Y from 'yjs';
import { localDateOf } from '../../model/dates.ts';
import { type Confidentiality, coveredRole } from '../../model/evidence.ts';
import type { RecordId } from '../../model/id.ts';
import { linkKey } from '../../model/link.ts';
import { LEAVABLE } from '../../model/sent-files.ts';
import { readAll, readRecord } from '../read.ts';
import { moveToBin } from './bin.ts';
import { changeEvidence, changeSession, putPart, sendWithout } from './evidence.ts';
import { putLink } from './links.ts';
import { change, changeRecord } from './writing.ts';

/** The stricter first: what asks the person to look stays, whichever of the two it was said of. */
const BY_STRICTNESS: readonly Confidentiality[] = ['flagged', 'unchecked', 'clear', 'confirmed'];
const stricter = (one: Confidentiality, other: Confidentiality): Confidentiality =>
  BY_STRICTNESS.find((state) => state === one || state === other) ?? one;

/**
 * `kept` shows what `other` shows and is chosen where that is, with what was marked on it and the time with it; the other goes to
 * the bin. What either is sent without or covered stays so. Its own links stay, for its way back. Nothing happens when either is not there.
 */
export function mergeEvidence(doc: Y.Doc, kept: RecordId, other: RecordId, now: Date): void {
  const [one, two] = [kept, other].map((id) => readRecord(doc, 'evidence', id));
  if (!one || !two || kept === other) return;
  change(doc, () => {
    const links = readAll(doc, 'link');
    const isLinked = new Set(links.map(({ key }) => key));
    for (const { kind, from, to, position } of links) {
      const isOfEvidence = kind === 'activityEvidence' || kind === 'profileEvidence';
      if (isOfEvidence && to === other && !isLinked.has(linkKey(kind, from, kept)))
        putLink(doc, kind, from, kept, position);
    }
    for (const { id, evidenceId } of readAll(doc, 'annotation'))
      if (evidenceId === other) changeRecord(doc, 'annotation', id, { evidenceId: kept });
    for (const { id, evidenceId } of readAll(doc, 'session'))
      if (evidenceId === other) changeSession(doc, id, { evidenceId: kept });
    changeEvidence(doc, kept, { confidentiality: stricter(one.confidentiality, two.confidentiality) });
    for (const role of LEAVABLE) if (two.sentWithout.includes(role)) sendWithout(doc, kept, role, true);
    const covers = one.parts.filter(({ role }) => role === 'covered').map(coveredRole);
    for (const part of two.parts)
      if (part.role === 'covered' && !covers.includes(coveredRole(part))) putPart(doc, kept, part);
    moveToBin(doc, 'evidence', other, localDateOf(now));
  });
}
