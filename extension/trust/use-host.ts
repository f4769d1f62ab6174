// One host in a component: whether Waymark is let in, and asking the person for it in their click.
import { onMounted, ref } from 'vue';
import { askForHost, type HostAnswer, hasHost, hostNamed } from './host-permission.ts';

export function useHost(origin: string) {
  /** `unknown` until the browser has said whether the host is allowed; `closed` while it is not and nobody was asked. */
  const state = ref<'unknown' | 'closed' | HostAnswer>('unknown');
  onMounted(async () => {
    state.value = (await hasHost(origin)) ? 'allowed' : 'closed';
  });
  return {
    state,
    host: hostNamed(origin),
    /** First of all in the click: the browser takes the question for the person's own only then. */
    async allow(): Promise<void> {
      state.value = await askForHost(origin);
    },
  };
}
