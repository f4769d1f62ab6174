// A kept file on this device: appears by itself when it has come over, and as an address that an image or a link can use.
import { liveQuery } from 'dexie';
import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue';
import type { FileReference } from '../../shared/model/evidence.ts';
import { useHost } from '../host/host.ts';

export type FileHere =
  | { state: 'looking' | 'elsewhere' | 'damaged' }
  | { state: 'here'; file: Blob /** A blob: address, for as long as the component lives. */; url: string };

export function useFile(reference: () => FileReference | null): Readonly<ShallowRef<FileHere>> {
  const { portfolio, file, wantFile } = useHost();
  const here = shallowRef<FileHere>({ state: 'looking' });
  let stop = () => {};
  let shown = '';

  function show(next: FileHere): void {
    if (shown) URL.revokeObjectURL(shown);
    shown = next.state === 'here' ? next.url : '';
    here.value = next;
  }

  async function read(sha256: string): Promise<void> {
    try {
      const blob = await file(sha256);
      if (reference()?.sha256 !== sha256) return;
      show(blob ? { state: 'here', file: blob, url: URL.createObjectURL(blob) } : { state: 'elsewhere' });
    } catch {
      show({ state: 'damaged' });
      // whoever else has it has it whole
      wantFile(sha256);
    }
  }

  watch(
    () => reference()?.sha256,
    (sha256) => {
      stop();
      show({ state: 'looking' });
      if (!sha256) return;
      const there = liveQuery(() => portfolio.files.files.where('sha256').equals(sha256).count());
      let known: number | null = null;
      const subscription = there.subscribe((count) => {
        if (count !== known || here.value.state === 'damaged') void read(sha256);
        known = count;
      });
      stop = () => subscription.unsubscribe();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    stop();
    if (shown) URL.revokeObjectURL(shown);
  });
  return here;
}
