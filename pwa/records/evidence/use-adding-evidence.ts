// Adding evidence where files are handed over: pictures are looked over first, other files are kept at once.
import type { RecordId } from '../../../shared/model/id.ts';
import { keepsAtOnce } from '../../stores/pictures-at-once.ts';
import { apartPictures } from './told-by-picture.ts';
import { useAddFiles } from './use-add-files.ts';
import { type PicturePlace, type ReadyPicture, usePicturesFirst } from './use-pictures-first.ts';

/** `activityId` null: evidence that shows no activity yet. `kind`: what the person says that all of it is, if they do. */
export function useAddingEvidence(activityId: RecordId | null, place: Omit<PicturePlace, 'activityId'>, kind = '') {
  const { add: keepFiles, ...adding } = useAddFiles(activityId, kind);
  const first = usePicturesFirst({ ...place, activityId });

  async function addFiles(files: readonly File[]): Promise<void> {
    if (keepsAtOnce.value) return void (await keepFiles(files));
    const { pictures, others } = await apartPictures(files);
    await Promise.all([first.add(pictures), keepFiles(others)]);
  }
  const keepPictures = (pictures: readonly ReadyPicture[]): Promise<readonly File[]> =>
    keepFiles(pictures.map(({ file }) => file));

  return { ...adding, first, addFiles, keepPictures };
}
