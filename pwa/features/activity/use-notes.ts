// What was marked and noted with all the evidence of one activity, as words that can be put in a reflection.
import { type ComputedRef, computed } from 'vue';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { EvidenceRow } from '../../../shared/projection/database.ts';
import { annotationsOf } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useLive } from '../../stores/use-live.ts';
import { quotation } from './quotation.ts';

export interface Note {
  annotation: Annotation;
  /** As they would stand in the reflection. */
  words: string;
}

/** In the order of the evidence, and of the page or recording; a frame without words is left out. */
export function useNotes(evidence: () => readonly EvidenceRow[]): ComputedRef<Note[]> {
  const { portfolio } = useHost();
  const ids = () => evidence().map(({ id }) => id);
  const { answer: marked } = useLive(
    async () =>
      new Map(await Promise.all(ids().map(async (id) => [id, await annotationsOf(portfolio.projection, id)] as const))),
    () => ids().join(),
  );
  return computed(() =>
    evidence().flatMap((piece) =>
      (marked.value?.get(piece.id) ?? [])
        .filter(({ target, note }) => target.kind === 'quote' || note.trim())
        .map((annotation) => ({ annotation, words: quotation(annotation, piece) })),
    ),
  );
}
