// Imports of the last weeks that can still be taken back, each as one, and the way back from that.
import { ref, shallowRef } from 'vue';
import { localDateOf } from '../../../shared/model/dates.ts';
import type { Import } from '../../../shared/portfolio/imports.ts';
import { useHost } from '../../host/host.ts';
import type { ImportNow, TakenBack } from '../../import/take-back.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';
import { takenBackInWords } from './import-words.ts';

export function useTakeBack() {
  const { portfolio } = useHost();
  const edit = useEdit();
  const session = useSession();
  const recent = shallowRef<ImportNow[]>([]);
  /** All is on its way to the bin, or back from it. */
  const isBusy = ref(false);

  /** Looks again at what can be taken back. */
  async function look(): Promise<void> {
    await portfolio.loaded;
    const { recentImports } = await import('../../import/take-back.ts');
    recent.value = await recentImports(portfolio.doc, localDateOf(new Date()));
  }

  async function take(one: Import): Promise<TakenBack | null> {
    const { takeBack } = await import('../../import/take-back.ts');
    return edit((doc, commands) => takeBack(one, { doc, commands, now: () => new Date() }));
  }

  async function undo(back: TakenBack): Promise<void> {
    isBusy.value = true;
    await edit(() => back.undo());
    await look();
    isBusy.value = false;
  }

  /** Puts all of an import that is as it came in the bin. Null when that could not be. */
  async function takeBack(one: Import): Promise<TakenBack | null> {
    isBusy.value = true;
    const back = await take(one);
    if (back) session.say(takenBackInWords(back), back.taken > 0 ? () => void undo(back) : null);
    await look();
    isBusy.value = false;
    return back;
  }

  return { recent, isBusy, look, takeBack };
}
