// Taking everything: files that are elsewhere first, if the person wants them; then the archive, which goes to the downloads.

import { onScopeDispose, ref, shallowRef } from 'vue';
import { errorKind } from '../../../shared/model/error-kind.ts';
import type { WrittenArchive } from '../../archive/write-archive.ts';
import { useHost } from '../../host/host.ts';
import { fileName, saveFile } from '../../records/save-file.ts';
import { today } from '../../stores/today.ts';

export type TakeStep = 'ready' | 'elsewhere' | 'fetching' | 'taking' | 'taken' | 'failed';

/** How often it is looked whether another file has come. */
const LOOK_MS = 500;

export function useTakeEverything() {
  const host = useHost();
  const step = ref<TakeStep>('ready');
  const share = ref(0);
  /** Files that this device lacks, now and when it was first looked. */
  const lacking = ref<{ now: number; atFirst: number }>({ now: 0, atFirst: 0 });
  const written = shallowRef<WrittenArchive | null>(null);
  const name = ref('');
  let stopping = new AbortController();
  onScopeDispose(() => stopping.abort());

  async function begin(password: string): Promise<void> {
    const { filesElsewhere } = await import('../../archive/take-archive.ts');
    const missing = await filesElsewhere(host);
    lacking.value = { now: missing.length, atFirst: missing.length };
    if (missing.length > 0) step.value = 'elsewhere';
    else await take(password);
  }

  /** Fetches what can be had, and goes on by itself when all of it has come. */
  async function fetchFirst(password: string): Promise<void> {
    stopping = new AbortController();
    const { signal } = stopping;
    const { filesElsewhere } = await import('../../archive/take-archive.ts');
    step.value = 'fetching';
    const missing = await filesElsewhere(host);
    for (const sha256 of missing) host.wantFile(sha256);
    while (!signal.aborted) {
      const { length } = await filesElsewhere(host);
      lacking.value = { ...lacking.value, now: length };
      if (length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    if (!signal.aborted) await take(password);
  }

  async function take(password: string): Promise<void> {
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    step.value = 'taking';
    share.value = 0;
    const onProgress = (part: number) => {
      share.value = part;
    };
    try {
      const { takeArchive } = await import('../../archive/take-archive.ts');
      written.value = await takeArchive(host, password, { signal, onProgress });
      name.value = fileName(`Waymark ${today.value}`, 'zip');
      save();
      step.value = 'taken';
    } catch (error) {
      if (!signal.aborted) console.error('Waymark archive:', errorKind(error));
      step.value = signal.aborted ? 'ready' : 'failed';
    }
  }

  function save(): void {
    if (written.value) saveFile(written.value.zip, name.value, 'application/zip');
  }

  function stop(): void {
    stopping.abort();
    step.value = 'ready';
  }

  return { step, share, lacking, written, name, begin, fetchFirst, take, save, stop };
}
