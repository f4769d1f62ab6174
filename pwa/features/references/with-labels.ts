// What each reference of a list is called: its title, and its kind where another has the same title.
import { type CaptureKind, KIND_NAMES } from '../../../shared/model/capture.ts';
import type { CslItem } from '../../../shared/references/csl.ts';

interface Reference {
  item: Pick<CslItem, 'title' | 'URL'>;
  /** Null for what was no page. */
  kind: CaptureKind | null;
}

const titleOf = ({ item }: Reference): string => item.title || item.URL || 'Untitled';

/** A webinar and its certificate often share their title: "Fatigue (Certificate)". */
export function withLabels<One extends Reference>(references: readonly One[]): (One & { label: string })[] {
  const times = Map.groupBy(references, titleOf);
  return references.map((one) => {
    const title = titleOf(one);
    const isAlone = times.get(title)?.length === 1;
    return { ...one, label: isAlone || !one.kind ? title : `${title} (${KIND_NAMES[one.kind]})` };
  });
}
