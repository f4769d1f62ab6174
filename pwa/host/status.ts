// What the app's host says of itself to every screen.
import type { Instant, LocalDate } from '../../shared/model/dates.ts';
import type { StorageFailure } from '../../shared/model/storage-failure.ts';
import type { FileSyncStatus } from '../../shared/sync/file-sync-status.ts';
import type { RelayStatus } from '../../shared/sync/relay-status.ts';
import type { ExtensionState } from './extension-bridge.ts';
import type { ExtensionCopy } from './extension-copy.ts';
import type { FilesWaiting } from './wanted-files.ts';

/** What the person has not been told of their devices yet. */
export interface DeviceNews {
  /** This device was linked just now: its three words are to be compared with another's. */
  isNewHere: boolean;
  /** Devices that were linked since this one last told of any. */
  arrived: readonly { id: string; name: string }[];
}

export interface HostStatus {
  /** The document is in memory, so that things can be edited. */
  loaded: boolean;
  saving: 'saved' | 'saving' | 'failed';
  /** When the last edit became durable on this device. */
  savedAt: Instant | null;
  /** What went wrong on this device and what to do, or null. */
  failure: string | null;
  /** The browser cleared what was kept while this tab was open: everything is in this tab, and only there. */
  cleared: boolean;
  /** Pieces of the record that could not be read here and were set aside. */
  damagedRows: number;
  /** Whether the person has turned syncing on. */
  isSyncing: boolean;
  /** Null while syncing is off, and for a moment after it was turned on. */
  server: RelayStatus | null;
  deviceNews: DeviceNews | null;
  extension: ExtensionState;
  /** Pages that the extension keeps and that are not in this portfolio yet. */
  extensionWaiting: number;
  extensionCopy: ExtensionCopy;
  /** Files that records name and this device lacks. Known to the tab that leads, and told to the others. */
  files: FilesWaiting;
  /** Null while syncing is off, and until the server has been asked. */
  serverFiles: FileSyncStatus | null;
  /** This tab writes for all tabs. */
  leader: boolean;
  /** The day this device saw before, when its clock has leapt since; known to the tab that leads. Null while today is believed. */
  leaptFrom: LocalDate | null;
  /** A newer Waymark wrote this portfolio: this one only reads. */
  readOnly: boolean;
}

/** What a person reads when this device cannot keep something. */
export const storageSentence = (failure: StorageFailure): string =>
  failure.reason === 'full'
    ? 'The storage of this device is full. Nothing is lost while this tab stays open. Free some space on the device: Waymark tries again every few seconds.'
    : 'This browser could not save on this device. Nothing is lost while this tab stays open: Waymark tries again every few seconds. If this line stays, copy what you wrote last before you close the tab.';

/** Before anything was loaded. */
export const STARTING: HostStatus = {
  loaded: false,
  saving: 'saved',
  savedAt: null,
  failure: null,
  cleared: false,
  damagedRows: 0,
  isSyncing: false,
  server: null,
  deviceNews: null,
  extension: 'absent',
  extensionWaiting: 0,
  extensionCopy: 'unknown',
  files: { count: 0, sizeBytes: 0, onOpening: 0, elsewhere: 0 },
  serverFiles: null,
  leader: false,
  leaptFrom: null,
  readOnly: false,
};
