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

/** The same picture without what it tells beside its pixels; itself where nothing can be taken out. */
export async function withoutTold(file: File): Promise<File> {
  const { readMetadata } = await import('../../pictures/metadata/picture-metadata.ts');
  const bare = readMetadata(new Uint8Array(await file.arrayBuffer()))?.without();
  return bare ? new File([bare], file.name, { type: file.type }) : file;
}

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
  /** All of them as they are to be kept. They wait on until they are: the storage may be full. */
  const ready = (): Promise<ReadyPicture[]> =>
    Promise.all(
      waiting.value.map(async ({ id, file, isToldRemoved }) => ({
        id,
        file: isToldRemoved ? await withoutTold(file).catch(() => file) : file,
      })),
    );
  return { waiting: computed(() => waiting.value), add, change, putCovered, leaveOut, ready };
}
