// Why something could not be kept on this device: the one error that storage throws, so that screens can say what to do.

export type StorageReason = 'full' | 'failed';

export class StorageFailure extends Error {
  readonly reason: StorageReason;

  constructor(reason: StorageReason, cause?: unknown) {
    super(reason === 'full' ? 'the storage of this device is full' : 'the storage of this device failed', { cause });
    this.name = 'StorageFailure';
    this.reason = reason;
  }
}

/**
 * Any storage error as a StorageFailure. A full disk arrives in three guises: a QuotaExceededError, an aborted
 * transaction whose `error` is one, or Dexie's wrapper with one as `inner`.
 */
export function toStorageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  return new StorageFailure(isQuotaError(error) ? 'full' : 'failed', error);
}

function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  return 'inner' in error && error.inner !== error && isQuotaError(error.inner);
}
