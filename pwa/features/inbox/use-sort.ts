// Sorting from the screen: does it, says so, and offers the way back. What it takes is loaded when it is first needed.
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Host } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';
import { today } from '../../stores/today.ts';
import type { Undo } from './triage.ts';

type Doc = Host['portfolio']['doc'];
type Ways = typeof import('./triage.ts') & typeof import('./sort-words.ts');

export interface Sorter {
  keep(ids: readonly RecordId[]): Promise<void>;
  plan(ids: readonly RecordId[], day: LocalDate): Promise<void>;
  bin(ids: readonly RecordId[]): Promise<void>;
  attach(ids: readonly RecordId[], to: { id: RecordId; title: string }): Promise<void>;
}

export function useSort(): Sorter {
  const edit = useEdit();
  const session = useSession();

  async function sort(way: (doc: Doc, ways: Ways) => Undo | null, said: (ways: Ways) => string): Promise<void> {
    const [triage, words] = await Promise.all([import('./triage.ts'), import('./sort-words.ts')]);
    const ways = { ...triage, ...words };
    const done = await edit((doc) => ({ undo: way(doc, ways) }));
    // null: the person has been told why it could not be written
    if (!done) return;
    const { undo } = done;
    if (!undo) return session.say(words.GONE);
    session.say(said(ways), () => void edit(undo));
  }

  return {
    keep: (ids) =>
      sort(
        (doc, { keepAll }) => keepAll(doc, ids, new Date()),
        ({ keptSaid }) => keptSaid(ids.length),
      ),
    plan: (ids, day) =>
      sort(
        (doc, { planAll }) => planAll(doc, ids, { day, now: new Date() }),
        ({ plannedSaid }) => plannedSaid(ids.length, day),
      ),
    bin: (ids) =>
      sort(
        (doc, { binAll }) => binAll(doc, ids, today.value),
        ({ binnedSaid }) => binnedSaid(ids.length),
      ),
    attach: (ids, to) =>
      sort(
        (doc, { attachAll }) => attachAll(doc, ids, { to: to.id, now: new Date() }),
        ({ attachedSaid }) => attachedSaid(ids.length, to.title),
      ),
  };
}
