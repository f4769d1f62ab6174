// Pictures on their way to becoming evidence: looked at before they are kept, so that what nobody may see is gone by then.
import { computed, shallowRef } from 'vue';
import { NOTHING_TOLD, type Told } from '../../pictures/metadata/exif.ts';

export interface WaitingPicture {
  id: number;
  /** As it would be kept: covered or cropped already, when that was done. */
  file: File;
  told: Told;
  /** The person wants it without what it tells. */
  isToldRemoved: boolean;
  isCovered: boolean;
  remarks: string[];
}

export type ReadyPicture = Pick<WaitingPicture, 'id' | 'file'>;

/** A drawing made of shapes has no pixels to cover. */
export const isPicture = ({ type }: File): boolean => /^image\/(?!svg)/.test(type);

async function toldBy(file: File): Promise<Told> {
  const { readMetadata } = await import('../../pictures/metadata/picture-metadata.ts');
  try {
    return readMetadata(new Uint8Array(await file.arrayBuffer()))?.told ?? NOTHING_TOLD;
  } catch {
    // a file that has gone since: that is told when it is kept
    return NOTHING_TOLD;
  }
}

/** The same picture without what it tells beside its pixels; null where that cannot be made, or the file cannot be read. */
export async function withoutTold(file: File): Promise<File | null> {
  try {
    const { readMetadata } = await import('../../pictures/metadata/picture-metadata.ts');
    const bare = readMetadata(new Uint8Array(await file.arrayBuffer()))?.without();
    return bare ? new File([bare], file.name, { type: file.type }) : null;
  } catch {
    return null;
  }
}

const NOT_KEPT =
  'What it says beside its pixels could not be removed, so it is not kept yet. Blur or crop it, which leaves nothing of that, or choose to keep it as it is.';

export function usePicturesFirst() {
  const waiting = shallowRef<WaitingPicture[]>([]);
  let nextId = 1;

  async function add(files: readonly File[]): Promise<void> {
    const some = await Promise.all(
      files.map(async (file) => ({
        id: nextId++,
        file,
        told: await toldBy(file),
        isToldRemoved: false,
        isCovered: false,
        remarks: [],
      })),
    );
    waiting.value = [...waiting.value, ...some];
  }
  function change(id: number, patch: Partial<WaitingPicture>): void {
    waiting.value = waiting.value.map((one) => (one.id === id ? { ...one, ...patch } : one));
  }
  /** What comes out of the editor tells nothing any more. */
  const putCovered = (id: number, file: File, remarks: string[]): void =>
    change(id, { file, remarks, told: NOTHING_TOLD, isToldRemoved: false, isCovered: true });
  const leaveOut = (id: number): void => {
    waiting.value = waiting.value.filter((one) => one.id !== id);
  };
  /**
   * Those that can be kept as the person wants them; another says why it cannot. All wait on until they are kept: the storage may
   * be full.
   */
  async function ready(): Promise<ReadyPicture[]> {
    const all = await Promise.all(
      waiting.value.map(async ({ id, file, isToldRemoved }) => ({
        id,
        file: isToldRemoved ? await withoutTold(file) : file,
      })),
    );
    return all.flatMap(({ id, file }) => {
      if (file) return { id, file };
      change(id, { remarks: [NOT_KEPT] });
      return [];
    });
  }
  return { waiting: computed(() => waiting.value), add, change, putCovered, leaveOut, ready };
}
