// The three words of devices, by id, made again only when there are others: another device's id may be any text.
import { computed, type ShallowRef, shallowRef, watch } from 'vue';
import { useHost } from '../host/host.ts';

/** Empty until they are made. `deviceIds` is asked again whenever what it reads has changed. */
export function useCompareWords(deviceIds: () => readonly string[]): Readonly<ShallowRef<ReadonlyMap<string, string>>> {
  const host = useHost();
  const words = shallowRef<ReadonlyMap<string, string>>(new Map());
  const key = computed(() => JSON.stringify(deviceIds()));
  watch(
    key,
    async (now) => {
      const devices = await host.devices();
      const made = await Promise.all(deviceIds().map(async (id) => [id, await devices.wordsOf(id)] as const));
      if (now === key.value) words.value = new Map(made);
    },
    { immediate: true },
  );
  return words;
}
