// What is under way with the words of this portfolio, for a screen: nothing until the portfolio is there.
import { onBeforeUnmount, shallowRef } from 'vue';
import type { ChangingWords } from '../../host/change-words.ts';
import { useHost } from '../../host/host.ts';

export function useChangingWords() {
  const host = useHost();
  const changing = shallowRef<ChangingWords | null>(null);
  const state = shallowRef<ChangingWords['state']>(null);
  let isGone = false;
  let stop = () => {};
  void host.changingWords().then((ready) => {
    if (isGone) return;
    changing.value = ready;
    stop = ready.onState((next) => {
      state.value = next;
    });
  });
  onBeforeUnmount(() => {
    isGone = true;
    stop();
  });
  return { changing, state };
}
