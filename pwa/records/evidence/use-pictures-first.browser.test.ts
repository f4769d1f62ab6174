// Pictures that wait to be kept, with real photographs.
import { expect, test, vi } from 'vitest';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { readMetadata } from '../../pictures/metadata/picture-metadata.ts';
import { usePicturesFirst, withoutTold } from './use-pictures-first.ts';

const photo = async (name: string) => new File([await phoneJpeg(6)], name, { type: 'image/jpeg' });

test('where it was taken is not kept against my word: a picture that it cannot be taken out of waits and says so', async () => {
  const [one, two] = [await photo('One.jpg'), await photo('Two.jpg')];
  const first = usePicturesFirst();
  await first.add([one, two]);
  for (const { id } of first.waiting.value) first.change(id, { isToldRemoved: true });
  vi.spyOn(one, 'arrayBuffer').mockRejectedValueOnce(new DOMException('taken away', 'NotReadableError'));
  const ready = await first.ready();
  expect(ready.map(({ file }) => file.name)).toEqual(['Two.jpg']);
  const kept = new Uint8Array((await ready[0]?.file.arrayBuffer()) ?? expect.unreachable('nothing is kept'));
  expect(readMetadata(kept)?.told).toMatchObject({ place: false, time: false });
  expect(first.waiting.value[0]).toMatchObject({ file: one, isToldRemoved: true });
  expect(first.waiting.value[0]?.remarks[0]).toContain('could not be removed, so it is not kept yet');
  expect(await first.ready()).toHaveLength(2);
});

test('of a file that is no picture nothing can be taken out', async () => {
  expect(await withoutTold(new File(['PK'], 'Renamed.jpg', { type: 'image/jpeg' }))).toBeNull();
});
