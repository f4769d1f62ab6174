// That the storage of the device did not take an archive, in a sentence.
import type { StorageFailure } from '../../shared/model/storage-failure.ts';
import { ArchiveRefusal } from './format.ts';

export const storageRefusal = ({ reason }: StorageFailure): ArchiveRefusal =>
  reason === 'full'
    ? new ArchiveRefusal(
        'full',
        'The storage of this device is full, so nothing was brought in, and what was here is as it was. Free some space, then try again.',
      )
    : new ArchiveRefusal(
        'storage',
        'This browser could not keep what is in the archive, so nothing was brought in, and what was here is as it was. Close Waymark, open it again and try once more.',
      );
