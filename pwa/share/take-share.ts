// Takes one share into the portfolio: its address or words are an activity in the inbox, its files the evidence. Pictures wait to be
// looked over, lists to be looked at.
import type { RecordId } from '../../shared/model/id.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { type AddingOptions, addFiles, sayTooLarge } from '../import/add-files.ts';
import { isToLookAt } from '../import/detect-way.ts';
import { isPicture } from '../records/evidence/told-by-picture.ts';
import { toHeld } from '../records/evidence/use-pictures-first.ts';
import { writeAddress } from '../records/write-address.ts';
import type { HeldPicture } from '../stores/held-pictures.ts';
import type { HeldFile } from '../stores/incoming.ts';
import type { HeldShare } from './held-shares.ts';
import { shareWords } from './share-words.ts';

export interface TakenShare {
  activities: RecordId[];
  evidence: RecordId[];
  /** What the person should know, in whole sentences. */
  remarks: string[];
  /** Reading lists, references and invitations: to be looked at before they come in. */
  toLookAt: { file: File; as: HeldFile }[];
  /** The storage was full. */
  isUnfinished: boolean;
  /** Files that are to stay held: those to look at, and those that found no room. */
  left: HeldFile[];
}

interface Options extends Omit<AddingOptions, 'activityId' | 'areCertificates' | 'kind'> {
  /** Null where pictures are kept at once. Rejects with StorageFailure. */
  holdPictures: ((pictures: HeldPicture[]) => Promise<void>) | null;
}

/** Null when only files were shared; the id is the share's own, so that taking it twice makes one. */
function writeWords(share: HeldShare, taken: TakenShare, { doc, commands, now }: Options): RecordId | null {
  // taken before, but for a file that found no room
  if (readRecord(doc, 'activity', share.id)) return share.id;
  const { url, title, words } = shareWords(share);
  if (!url && !words && (!title || share.files.length > 0)) return null;
  // a title may be the first of the words
  const patient = countsInWords(countIdentifiers(words.startsWith(title) ? words : `${title}\n\n${words}`));
  if (url) {
    const confidentiality = patient ? 'flagged' : 'unchecked';
    const address = { url, title, description: words, confidentiality, activityId: share.id } as const;
    taken.evidence.push(writeAddress(address, { doc, commands, now: now() }).evidenceId);
  } else commands.createActivity(doc, { title, description: words, triagedAt: null }, now(), share.id);
  taken.activities.push(share.id);
  if (patient)
    taken.remarks.push(
      `“${title}” seems to hold ${patient}. Look through it, and take out what shows who somebody is.`,
    );
  return share.id;
}

export async function takeShare(share: HeldShare, options: Options): Promise<TakenShare> {
  const taken: TakenShare = {
    activities: [],
    evidence: [],
    remarks: share.tooLarge.map(sayTooLarge),
    toLookAt: [],
    isUnfinished: false,
    left: [],
  };
  const activityId = writeWords(share, taken, options);
  const [toKeep, toLookOver]: [TakenShare['toLookAt'], TakenShare['toLookAt']] = [[], []];
  for (const [at, file] of share.files.entries()) {
    const held = { file, as: { id: share.id, place: share.places[at] ?? at } };
    if (await isToLookAt(file)) taken.toLookAt.push(held);
    else if (options.holdPictures && (await isPicture(file))) toLookOver.push(held);
    else toKeep.push(held);
  }
  const unheld = await holdThem(toLookOver, activityId, taken, options);
  const files = toKeep.map(({ file }) => file);
  const { activities, added, remarks, unkept } = await addFiles(files, {
    ...options,
    activityId: activityId ?? 'inbox',
  });
  taken.activities.push(...activities);
  taken.evidence.push(...added);
  taken.remarks.push(...remarks);
  taken.isUnfinished = unkept.length > 0 || unheld.length > 0;
  const stay = [...taken.toLookAt, ...unheld, ...toKeep.filter(({ file }) => unkept.includes(file))];
  taken.left = stay.map(({ as }) => as);
  return taken;
}

/** Under names of the share's own: taken twice, they wait once. Those that found no room. */
async function holdThem(
  toLookOver: TakenShare['toLookAt'],
  activityId: RecordId | null,
  taken: TakenShare,
  { holdPictures }: Options,
): Promise<TakenShare['toLookAt']> {
  if (!holdPictures || toLookOver.length === 0) return [];
  const files = toLookOver.map(({ file }) => file);
  const ids = toLookOver.map(({ as }) => `${as.id}-${as.place}`);
  try {
    await holdPictures(await toHeld(files, { waitsOn: 'inbox', activityId, role: 'picture' }, ids));
    return [];
  } catch (error) {
    const isFull = error instanceof StorageFailure && error.reason === 'full';
    taken.remarks.push(
      `${isFull ? 'The storage of this device is full' : 'This browser could not put them aside'}: the pictures that you shared are not taken in yet. ${isFull ? 'Free some space, then open the inbox again.' : 'Open the inbox again.'}`,
    );
    return toLookOver;
  }
}
