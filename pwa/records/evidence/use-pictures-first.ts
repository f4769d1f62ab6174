// Pictures on their way to becoming evidence: looked at before they are kept, so that what nobody may see is gone by then. They
// wait as long as it takes: on this page and the next, after a reload, in every tab.
import { computed, ref, shallowRef } from 'vue';
import { newId } from '../../../shared/model/id.ts';
import { toStorageFailure } from '../../../shared/model/storage-failure.ts';
import { useHost } from '../../host/host.ts';
import { NOTHING_TOLD } from '../../pictures/metadata/exif.ts';
import {
  allHeld,
  changeHeld,
  type HeldPicture,
  heldPictures,
  holdPictures,
  letGoOfPictures,
} from '../../stores/held-pictures.ts';
import { useSession } from '../../stores/session.ts';
import { useLive } from '../../stores/use-live.ts';
import { toldBy, withoutTold } from './told-by-picture.ts';

export type PicturePlace = Pick<HeldPicture, 'waitsOn' | 'activityId' | 'role'>;

export interface WaitingPicture extends HeldPicture {
  remarks: readonly string[];
}

/** The same picture with the file to be kept. */
export type ReadyPicture = Pick<HeldPicture, 'id' | 'file' | 'activityId' | 'role'>;

/** What the storage did not take: it lasts as long as the page. */
interface Aside extends HeldPicture {
  /** An earlier state of it is held. */
  isHeldToo: boolean;
}

const NOT_KEPT =
  'What it says beside its pixels could not be removed, so it is not kept yet. Blur or crop it, which leaves nothing of that, or choose to keep it as it is.';
const ELSEWHERE = 'It was kept or left out in another tab already.';
const AT_KEEPING = 'waymark-pictures';

/** On the inbox and among all evidence everything that waits there; on an activity what waits for that purpose. */
const isAt = (place: PicturePlace, { waitsOn, activityId, role }: HeldPicture): boolean =>
  waitsOn === place.waitsOn && (waitsOn !== 'activity' || (activityId === place.activityId && role === place.role));

/** Pictures that are new, in the order in which they came; `ids` where they must not be held twice. */
export async function toHeld(
  files: readonly File[],
  place: PicturePlace,
  ids: readonly string[] = [],
): Promise<HeldPicture[]> {
  const now = Date.now();
  return Promise.all(
    files.map(async (file, at) => ({
      ...place,
      id: ids[at] ?? newId(),
      position: now + at / 1_000,
      file,
      told: await toldBy(file),
      isToldRemoved: false,
      isCovered: false,
      version: 0,
    })),
  );
}

export function usePicturesFirst(place: PicturePlace) {
  const host = useHost();
  const session = useSession();
  const db = heldPictures(host);
  const { answer: held } = useLive(() => allHeld(db));
  const asides = shallowRef<ReadonlyMap<string, Aside>>(new Map());
  const remarks = shallowRef<Readonly<Record<string, readonly string[]>>>({});
  /** Left out a moment ago: gone from the screen before they are gone from the disk. */
  const leaving = shallowRef<ReadonlySet<string>>(new Set());
  /** Why some of them last only as long as the page; empty when all are held. */
  const trouble = ref('');
  const isKeeping = ref(false);
  /** Something was added by hand a moment ago: whoever shows it takes the focus, once. */
  const hasJustCome = ref(false);

  const waiting = computed<WaitingPicture[]>(() => {
    const there = (held.value ?? []).filter((one) => isAt(place, one));
    const ofPage = [...asides.value.values()].filter(({ isHeldToo }) => !isHeldToo);
    return [...there.map((one) => asides.value.get(one.id) ?? one), ...ofPage]
      .filter(({ id }) => !leaving.value.has(id))
      .map((one) => ({ ...one, remarks: remarks.value[one.id] ?? [] }));
  });
  function putAside(pictures: readonly HeldPicture[], isHeldToo: boolean, error: unknown): void {
    asides.value = new Map([...asides.value, ...pictures.map((one) => [one.id, { ...one, isHeldToo }] as const)]);
    const isFull = toStorageFailure(error).reason === 'full';
    const why = isFull ? 'The storage of this device is full' : 'This browser could not put them aside';
    trouble.value = `${why}: they wait here only as long as this page is open.`;
  }
  function forgetAsides(ids: readonly string[]): void {
    asides.value = new Map([...asides.value].filter(([id]) => !ids.includes(id)));
    if (asides.value.size === 0) trouble.value = '';
  }
  const hold = (pictures: readonly HeldPicture[]): Promise<void> =>
    holdPictures(db, pictures).catch((error: unknown) => putAside(pictures, false, error));

  async function add(files: readonly File[], more: Partial<PicturePlace> = {}): Promise<void> {
    if (files.length === 0) return;
    await hold(await toHeld(files, { ...place, ...more }));
    hasJustCome.value = true;
  }
  async function change(id: string, patch: Partial<HeldPicture>, said: readonly string[] = []): Promise<void> {
    remarks.value = { ...remarks.value, [id]: said };
    const before = waiting.value.find((one) => one.id === id);
    const aside = asides.value.get(id);
    if (!before) return;
    const after = { ...before, ...patch, version: before.version + (patch.file ? 1 : 0) };
    if (aside) asides.value = new Map([...asides.value, [id, { ...after, isHeldToo: aside.isHeldToo }]]);
    else await changeHeld(db, id, patch).catch((error: unknown) => putAside([after], true, error));
  }
  /** What comes out of the editor tells nothing any more. */
  const putCovered = (id: string, file: File, said: string[]): Promise<void> =>
    change(id, { file, told: NOTHING_TOLD, isToldRemoved: false, isCovered: true }, said);

  /** Of those that are shown, the ones that wait still, as they are now: another tab shows the same. */
  async function still(ids: readonly string[]): Promise<HeldPicture[]> {
    const now = new Map((await allHeld(db)).map((one) => [one.id, one]));
    return ids.flatMap((id) => {
      const aside = asides.value.get(id);
      const there = now.get(id);
      return aside && (there || !aside.isHeldToo) ? [aside] : (there ?? []);
    });
  }
  async function letGo(ids: readonly string[]): Promise<void> {
    await letGoOfPictures(db, ids);
    forgetAsides(ids);
  }
  /** One tab after the other: two would keep the same. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(AT_KEEPING, work);

  async function leaveOut(some: readonly string[]): Promise<void> {
    const ids = some.filter((id) => !leaving.value.has(id));
    if (ids.length === 0) return;
    leaving.value = new Set([...leaving.value, ...ids]);
    const stay = () => {
      leaving.value = new Set([...leaving.value].filter((id) => !ids.includes(id)));
    };
    await alone(async () => {
      const left = await still(ids);
      await letGo(ids);
      const [first] = left;
      if (!first) return session.say(ELSEWHERE);
      const said = left.length === 1 ? `“${first.file.name}” is left out.` : `${left.length} pictures are left out.`;
      session.say(said, () => void hold(left).then(stay));
    }).catch((error: unknown) => {
      stay();
      throw error;
    });
  }

  /** Those that can be kept as the person wants them; another says why it cannot. */
  async function ready(pictures: readonly HeldPicture[]): Promise<ReadyPicture[]> {
    const all = await Promise.all(
      pictures.map(async (one) => ({ ...one, file: one.isToldRemoved ? await withoutTold(one.file) : one.file })),
    );
    return all.flatMap(({ id, file, activityId, role }) => {
      if (file) return { id, file, activityId, role };
      remarks.value = { ...remarks.value, [id]: [NOT_KEPT] };
      return [];
    });
  }
  /** `into` keeps them and gives back what it could not keep. All wait on until they are on the disk: it may be full. */
  async function keep(into: (pictures: ReadyPicture[]) => Promise<readonly File[]>): Promise<void> {
    if (isKeeping.value) return;
    isKeeping.value = true;
    const ids = waiting.value.map(({ id }) => id);
    await alone(async () => {
      const pictures = await still(ids);
      if (pictures.length === 0) return session.say(ELSEWHERE);
      const those = await ready(pictures);
      if (those.length === 0) return;
      const unkept = await into(those);
      const isSaved = await host.saved().then(
        () => true,
        () => false,
      );
      // a failure to save is told at the top of every page
      if (isSaved) await letGo(those.flatMap(({ id, file }) => (unkept.includes(file) ? [] : id)));
    }).finally(() => {
      isKeeping.value = false;
    });
  }

  return { waiting, trouble, isKeeping, hasJustCome, add, change, putCovered, leaveOut, keep };
}
