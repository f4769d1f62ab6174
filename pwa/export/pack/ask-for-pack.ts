// The page's side of making a pack: starts the worker, hears of its progress, and ends it.
import type { PackAsk, PackTold } from './pack-messages.ts';
import type { MadePack, PackProgress } from './pack-request.ts';

export class PackFailure extends Error {
  readonly reason: 'memory' | 'fonts' | 'other';

  constructor(reason: PackFailure['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface PackRunning {
  /** Rejects with PackFailure; never settles once cancelled. */
  made: Promise<MadePack>;
  cancel(): void;
}

export function askForPack(ask: PackAsk, onProgress: (progress: PackProgress) => void): PackRunning {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module' });
  const made = new Promise<MadePack>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PackTold>) => {
      if ('progress' in data) return onProgress(data.progress);
      worker.terminate();
      if ('made' in data) resolve(data.made);
      else reject(new PackFailure(data.failed, data.message));
    };
    // its code could not be loaded, or it ran out of memory without a word
    worker.onerror = (event) => {
      worker.terminate();
      reject(new PackFailure('other', event.message));
    };
  });
  worker.postMessage(ask);
  return { made, cancel: () => worker.terminate() };
}
