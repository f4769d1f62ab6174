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
  const { answer } = useLive(
    () =>
      Promise.all(
        evidence().map(async (piece) => ({ piece, marked: await annotationsOf(portfolio.projection, piece.id) })),
      ),
    () =>
      evidence()
        .map(({ id, title }) => `${id} ${title}`)
        .join(),
  );
  return computed(() =>
    (answer.value ?? []).flatMap(({ piece, marked }) =>
      marked
        .filter(({ target, note }) => target.kind === 'quote' || note.trim())
        .map((annotation) => ({ annotation, words: quotation(annotation, piece) })),
    ),
  );
}
