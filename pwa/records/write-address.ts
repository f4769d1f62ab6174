// The records of an address that is kept by hand: an activity in the inbox with its page as evidence. Nothing is asked of the page.
import { withoutTracking } from '../../shared/model/address.ts';
import { emptyMetadata } from '../../shared/model/capture.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { Confidentiality } from '../../shared/model/evidence.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import type { Host } from '../host/host.ts';
import { titleFrom } from './title-from.ts';

type Doc = Host['portfolio']['doc'];
type Commands = typeof import('../../shared/portfolio/edit.ts');

export interface AddressToKeep {
  /** http or https. */
  url: string;
  /** Empty: words of the address are taken. */
  title: string;
  /** What the person says of it. */
  description?: string;
  confidentiality?: Confidentiality;
  /** Chosen by whoever keeps, so that keeping twice makes one. */
  activityId?: RecordId;
}

export interface KeptAddress {
  activityId: RecordId;
  evidenceId: RecordId;
}

export function writeAddress(
  address: AddressToKeep,
  { doc, commands, now }: { doc: Doc; commands: Commands; now: Date },
): KeptAddress {
  const { url, title: given, description = '', confidentiality = 'unchecked', activityId = newId() } = address;
  const title = given || titleFrom(url);
  const capture = {
    url,
    canonicalUrl: withoutTracking(url) || url,
    capturedAt: toInstant(now),
    kind: 'page' as const,
    metadata: { ...emptyMetadata(), title, sources: given ? ({ title: 'me' } as const) : {} },
    selection: '',
    extensionVersion: '',
  };
  // a guess, to be put right in the inbox
  const type = 'selfDirected' as const;
  const startedOn = localDateOf(now);
  const { createActivity, createEvidence, inOneStep, putLink } = commands;
  return inOneStep(doc, () => {
    const fields = { title, url: capture.canonicalUrl, startedOn, triagedAt: null, type, description };
    createActivity(doc, fields, now, activityId);
    const evidence = { title, source: 'page' as const, obtainedOn: startedOn, capture, confidentiality };
    const evidenceId = createEvidence(doc, evidence, now);
    putLink(doc, 'activityEvidence', activityId, evidenceId);
    return { activityId, evidenceId };
  });
}
