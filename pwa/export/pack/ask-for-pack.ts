// The page's side of making a pack: starts the worker, hears of its progress, and ends it.
import type { Described } from '../blocks.ts';
import type { DocumentAsk, MadeDocument, PackAsk, PackTold } from './pack-messages.ts';
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

type Told = Exclude<PackTold, { progress: PackProgress } | { failed: string }>;

/** Starts a worker for one task; it ends with the answer. */
function ask(what: PackAsk | DocumentAsk, onProgress: (progress: PackProgress) => void) {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Told>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PackTold>) => {
      if ('progress' in data) return onProgress(data.progress);
      worker.terminate();
      if ('failed' in data) reject(new PackFailure(data.failed, data.message));
      else resolve(data);
    };
    // its code could not be loaded, or it ran out of memory without a word
    worker.onerror = (event) => {
      worker.terminate();
      reject(new PackFailure('other', event.message));
    };
  });
  worker.postMessage(what);
  return { answer, cancel: () => worker.terminate() };
}

export function askForPack(what: PackAsk, onProgress: (progress: PackProgress) => void): PackRunning {
  const { answer, cancel } = ask(what, onProgress);
  const made = answer.then((told) => {
    if ('made' in told) return told.made;
    throw new PackFailure('other', 'the worker answered something else');
  });
  return { made, cancel };
}

/** One document alone. Rejects with PackFailure. */
export async function askForDocument(described: Described, as: DocumentAsk['as']): Promise<MadeDocument> {
  const told = await ask({ described, as }, () => undefined).answer;
  if ('document' in told) return told.document;
  throw new PackFailure('other', 'the worker answered something else');
}
