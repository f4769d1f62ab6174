// Leaves parts of a kept page out of what is sent, or covers them in a copy: what was kept stays as it was, and each step can be taken back.
import { toInstant } from '../../../shared/model/dates.ts';
import { coveredRole, type Evidence, latestPart } from '../../../shared/model/evidence.ts';
import { keptWords, type Leavable, partWord } from '../../../shared/model/sent-files.ts';
import { StorageFailure } from '../../../shared/model/storage-failure.ts';
import { useHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import { useStep } from '../use-step.ts';
import { dropUnused } from './drop-unused.ts';

type Sendable = Pick<Evidence, 'id' | 'title' | 'parts' | 'file' | 'snapshot'>;

/** What such a part of this piece is called: a file that is no PDF is not called one. */
export const wordOf = (piece: Pick<Evidence, 'parts' | 'file'>, role: Leavable): string =>
  partWord(role, (piece.file ?? latestPart(piece, 'file'))?.mime);

const called = ({ title }: Pick<Evidence, 'title'>): string => `“${title || 'Untitled'}”`;

/** "as it was kept": words are several. */
export const wasKept = (role: Leavable): string => (role === 'text' ? 'they were kept' : 'it was kept');

export function useSentParts() {
  const host = useHost();
  const session = useSession();
  const step = useStep();

  const leaveOut = (piece: Sendable, role: Leavable, isLeftOut = true) =>
    step(
      `${called(piece)} goes ${isLeftOut ? 'without' : 'with'} its ${wordOf(piece, role)}.`,
      (doc, { sendWithout }) => sendWithout(doc, piece.id, role, isLeftOut),
    );

  /** `copy`: made of what was kept, or of an earlier such copy, with parts of it covered. */
  async function cover(piece: Sendable, role: Leavable, copy: File): Promise<void> {
    const original = role === 'text' ? keptWords(piece) : latestPart(piece, role);
    if (!original) return;
    try {
      const kept = await host.keepFile(new Uint8Array(await copy.arrayBuffer()), copy.type);
      const part = { ...kept, role: 'covered' as const, url: original.url, notes: [], of: original.sha256 };
      await step(
        `${called(piece)} goes with parts of its ${wordOf(piece, role)} covered.`,
        (doc, { putPart }) => putPart(doc, piece.id, { ...part, capturedAt: toInstant(new Date()) }),
        () => void dropUnused(host, [kept]),
      );
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      session.say(
        error.reason === 'full'
          ? 'The storage of this device is full, so the covered copy was not kept. Free some space, then cover it again.'
          : 'This browser could not keep the covered copy. Nothing was changed; try again.',
      );
    }
  }

  /** The copies stay on this device, for the way back. */
  const uncover = (piece: Sendable, role: Leavable) =>
    step(`${called(piece)} goes with its ${wordOf(piece, role)} as ${wasKept(role)}.`, (doc, { removePart }) => {
      for (const part of piece.parts)
        if (part.role === 'covered' && coveredRole(part) === role) removePart(doc, piece.id, 'covered', part.sha256);
    });

  return { leaveOut, cover, uncover };
}
