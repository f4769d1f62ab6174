// Keeps the page in a tab without asking anything: for the shortcut, the menus, and whatever needs a kept page to begin.
import { browser } from 'wxt/browser';
import type { RecordId } from '../../shared/model/id.ts';
import { countsInWords } from '../../shared/privacy/scan.ts';
import { draftOf } from '../capture/draft-of.ts';
import type { KeepDraft } from '../capture/keep-draft.ts';
import type { PageKeeper } from '../capture/keep-page.ts';
import { whyNothingHere } from '../capture/nothing-here.ts';
import { type PageReading, SELECTION_MAX } from '../capture/page-reading.ts';
import { readTab } from '../capture/tab-reading.ts';
import { NotLookedThrough } from '../proof/pdf-looks.ts';
import { type PdfReader, readPdfOfTab } from '../proof/pdf-reading.ts';
import { wantedParts } from '../proof/wanted-parts.ts';
import { readSettings } from '../settings.ts';

/** Why a page was not kept, in whole sentences for the person: what happened and what to do. */
export class NotKept extends Error {
  override name = 'NotKept';
}

export interface KeptIds {
  activityId: RecordId;
  evidenceId: RecordId;
}

export interface KeptTab extends KeptIds {
  /** False for a page that was kept before. */
  isNew: boolean;
  /** It went to an activity that was there. */
  isAttached: boolean;
  completes: RecordId | null;
  title: string;
}

export interface KeepTabOptions {
  /** What the person marked when they asked; goes before what is selected when the page is read. */
  selection?: string;
  /** Chosen by whoever asks, so that asking again after a worker's death keeps once. */
  ids?: KeptIds;
  /** An earlier attempt may have succeeded. */
  isAgain?: boolean;
}

/**
 * The activity and evidence of the page in this tab: kept now, or the ones it was kept as before (with a selection, a new
 * version beside that). Durable when it resolves. Rejects with NotKept, or with StorageFailure when this computer could not keep it.
 */
export type KeepTab = (tabId: number, options?: KeepTabOptions) => Promise<KeptTab>;

/** Why a reading needs a person's look before it is kept, or null. */
export function needsALook({ state, identifiers }: PageReading): string | null {
  const patient = countsInWords(identifiers);
  if (patient)
    return `This page seems to show a patient’s details (${patient}), so it was not kept by itself. Keep its address only, or check it first.`;
  if (state === 'sign-in')
    return 'This looks like a sign-in page, so it was not kept by itself. Sign in first, then keep the page you learn from.';
  if (state === 'captcha')
    return 'The site asks whether you are a person, so the page was not kept by itself. Answer that first, then keep the page.';
  return null;
}

const NOT_IN_TIME =
  'This PDF could not be looked through for a patient’s details in time, so it was not kept by itself. Look through it, then press Keep.';

export interface KeepTabParts {
  keeper: PageKeeper;
  keep: KeepDraft;
  readPdf: PdfReader;
}

/** What the tab shows, unless it is not to be kept without a person's look. Rejects with NotKept. */
async function seenIn(tabId: number): Promise<PageReading> {
  const { reading, refusal } = await readTab(tabId);
  if (refusal) throw new NotKept(refusal.why);
  if (!reading) throw new NotKept(whyNothingHere((await browser.tabs.get(tabId)).url ?? ''));
  return looked(reading);
}

function looked(reading: PageReading): PageReading {
  const why = needsALook(reading);
  if (why) throw new NotKept(why);
  return reading;
}

/** The reading of a PDF from its file, before anything is kept; as it was where the file is not to be had. Rejects with NotKept. */
async function readFirst(reading: PageReading, tabId: number, readPdf: PdfReader): Promise<PageReading> {
  if (reading.kind !== 'pdf' || reading.isReadable) return reading;
  try {
    return looked((await readPdfOfTab(tabId, readPdf)) ?? reading);
  } catch (error) {
    throw error instanceof NotLookedThrough ? new NotKept(NOT_IN_TIME) : error;
  }
}

export const openKeepTab =
  ({ keeper, keep, readPdf }: KeepTabParts): KeepTab =>
  async (tabId, { selection = '', ids, isAgain = false } = {}) => {
    /** Kept earlier than now, so that there is nothing more to keep. */
    const keptEarlier = async ({ url, canonicalUrl, metadata }: PageReading) => {
      const before = await keeper.keptBefore({ url, canonicalUrl, doi: metadata.doi });
      const isSame = before !== null && before.evidenceId === ids?.evidenceId;
      return { before: isSame ? null : before, isDone: before !== null && !isSame && !before.isUnread && !selection };
    };
    const shown = await seenIn(tabId);
    const earlier = await keptEarlier(shown);
    const reading = earlier.isDone ? shown : await readFirst(shown, tabId, readPdf);
    // the file may tell of a DOI
    const { before, isDone } = reading === shown ? earlier : await keptEarlier(reading);
    if (before && isDone) return { ...before, isNew: false, isAttached: false, completes: null };
    const title = reading.metadata.title;
    const marked = { ...reading, selection: selection.slice(0, SELECTION_MAX) || reading.selection };
    const draft = {
      ...draftOf(marked, wantedParts(reading, await readSettings()), new Date()),
      ...ids,
      ...(before ? { activityId: before.activityId, isAttached: true } : {}),
      completes: before?.isUnread ? before.evidenceId : null,
    };
    await keep(draft, tabId, isAgain);
    const { activityId, evidenceId, isAttached, completes } = draft;
    return { activityId, evidenceId, isNew: true, isAttached, completes, title };
  };
