// Takes one share into the portfolio: its address or words are an activity in the inbox, its files the evidence.
import type { RecordId } from '../../shared/model/id.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { type AddingOptions, addFiles, sayTooLarge } from '../import/add-files.ts';
import { isToLookAt } from '../import/detect-way.ts';
import { writeAddress } from '../records/write-address.ts';
import type { HeldShare } from './held-shares.ts';
import { shareWords } from './share-words.ts';

export interface TakenShare {
  activities: RecordId[];
  evidence: RecordId[];
  /** What the person should know, in whole sentences. */
  remarks: string[];
  /** Reading lists and references: to be looked at before they come in. */
  toLookAt: File[];
  /** The storage was full: what is missing stays held. */
  isUnfinished: boolean;
}

type Options = Omit<AddingOptions, 'activityId' | 'areCertificates'>;

/** Null when only files were shared; the id is the share's own, so that taking it twice makes one. */
function writeWords(share: HeldShare, taken: TakenShare, { doc, commands, now }: Options): RecordId | null {
  const { url, title, words } = shareWords(share);
  if (!url && !words && (!title || share.files.length > 0)) return null;
  if (readRecord(doc, 'activity', share.id)) return share.id;
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
  const taken: TakenShare = { activities: [], evidence: [], remarks: [], toLookAt: [], isUnfinished: false };
  taken.remarks.push(...share.tooLarge.map(sayTooLarge));
  const activityId = writeWords(share, taken, options) ?? 'inbox';
  const toKeep: File[] = [];
  for (const file of share.files) ((await isToLookAt(file)) ? taken.toLookAt : toKeep).push(file);
  const { activities, added, remarks, unkept } = await addFiles(toKeep, { ...options, activityId });
  taken.activities.push(...activities);
  taken.evidence.push(...added);
  taken.remarks.push(...remarks);
  taken.isUnfinished = unkept.length > 0;
  return taken;
}
