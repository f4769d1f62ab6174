// Lists, tables and invitations that were shared: held until they have been brought in, or the person lets them go.
import { computed, shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import type { TakenShare } from '../../share/take-share.ts';
import { isInvitation, useIncoming } from '../../stores/incoming.ts';
import { useSession } from '../../stores/session.ts';

type Held = TakenShare['toLookAt'];

export interface SharedLists {
  /** The screen on which they are looked at. */
  to: '/import' | '/plan';
  held: Held;
}

/** `again` looks for what is held now. */
export function useSharedLists(again: () => void) {
  const incoming = useIncoming();
  const router = useRouter();
  const session = useSession();
  const all = shallowRef<Held>([]);
  const lists = computed<SharedLists[]>(() =>
    [
      { to: '/import' as const, held: all.value.filter(({ file }) => !isInvitation(file)) },
      { to: '/plan' as const, held: all.value.filter(({ file }) => isInvitation(file)) },
    ].filter(({ held }) => held.length > 0),
  );

  async function lookAt({ to, held }: SharedLists): Promise<void> {
    incoming.putHeld(held);
    await router.push(to);
  }
  async function letGo({ held }: SharedLists): Promise<void> {
    const { holdFiles, letGoOfFiles } = await import('../../share/held-shares.ts');
    await letGoOfFiles(held.map(({ as }) => as));
    all.value = all.value.filter((one) => !held.includes(one));
    const [first, ...others] = held;
    const said = others.length === 0 ? `“${first?.file.name}” is let go of.` : `${held.length} files are let go of.`;
    session.say(said, () => {
      void holdFiles(
        held.map(({ file }) => file),
        new Date(),
      ).then(again, () => session.say('There is no room on this device to hold it again. Share it once more.'));
    });
  }
  return { all, lists, lookAt, letGo };
}
