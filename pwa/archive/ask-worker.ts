// Asking the archive worker, one job after the other.
import { placeOf } from '../host/place.ts';
import type { Job, Jobs, Told } from './archive-messages.ts';
import { ArchiveRefusal } from './format.ts';
import type { Work } from './keep-files.ts';

export interface ArchiveWorker {
  /** Rejects with ArchiveRefusal, or with the signal's reason once everything is as it was. */
  ask<J extends Job>(job: J, asks: Jobs[J]['asks'], work?: Work): Promise<Jobs[J]['gives']>;
  close(): void;
}

export function openArchiveWorker(): ArchiveWorker {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), {
    type: 'module',
    name: placeOf(location.pathname).base,
  });
  return {
    ask<J extends Job>(job: J, asks: Jobs[J]['asks'], { signal, onProgress }: Work = {}): Promise<Jobs[J]['gives']> {
      return new Promise((resolve, reject) => {
        const stop = () => worker.postMessage({ job: 'stop' });
        const end = () => signal?.removeEventListener('abort', stop);
        worker.onmessage = ({ data }: MessageEvent<Told>) => {
          if ('share' in data) {
            onProgress?.(data.share);
            return;
          }
          end();
          if ('done' in data) resolve(data.done as Jobs[J]['gives']);
          else if ('refused' in data) reject(new ArchiveRefusal(data.refused, data.sentence));
          else if ('stopped' in data) reject(signal?.reason ?? new DOMException('stopped', 'AbortError'));
          else reject(new Error(data.failed));
        };
        worker.onerror = (event) => {
          end();
          reject(new Error(event.message || 'the worker could not be started'));
        };
        signal?.throwIfAborted();
        signal?.addEventListener('abort', stop);
        worker.postMessage({ job, asks });
      });
    },
    close: () => worker.terminate(),
  };
}
