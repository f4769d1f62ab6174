// An invented request for a pack, for tests: pieces of evidence by the bytes behind them.
import type { FileReference } from '../../../shared/model/evidence.ts';
import { aListedActivity, aListedEvidence, aProfile } from '../invented-profile.ts';
import type { PackPiece, PackRequest } from './pack-request.ts';

export const aPiece = (number: number, fields: Partial<PackPiece> = {}): PackPiece => ({
  number,
  title: `Evidence number ${number}`,
  kindLabel: 'Course certificate',
  dateText: '4 March 2026',
  url: '',
  keptOnText: '',
  activityTitles: ['Activity number 1'],
  file: null,
  fileName: '',
  words: null,
  picture: null,
  covered: [],
  description: '',
  notes: [],
  ...fields,
});

/** A reference whose hash is a name: what the test's own `readFile` finds it by. */
export const aFile = (name: string, mime: string, sizeBytes = 1): FileReference => ({ sha256: name, mime, sizeBytes });

export const aRequest = (pieces: PackPiece[], fields: Partial<PackRequest> = {}): PackRequest => ({
  profile: aProfile({
    activities: [aListedActivity(1, { isChosen: true, evidenceNumbers: pieces.map(({ number }) => number) })],
    evidence: pieces.map(({ number, title }) => aListedEvidence(number, { title })),
  }),
  pieces,
  limitBytes: 10_000_000,
  ...fields,
});
