// A portfolio for tests with a record of every kind, one in the bin, and two files of which the second is a text.
import * as Y from 'yjs';
import { type WrittenArchive, writeArchive } from '../pwa/archive/write-archive.ts';
import type { LocalDate } from '../shared/model/dates.ts';
import type { FileReference } from '../shared/model/evidence.ts';
import { newId, type RecordId } from '../shared/model/id.ts';
import { sha256Of } from '../shared/model/sha256.ts';
import { archiveRecords } from '../shared/portfolio/archived.ts';
import {
  correctDetails,
  createActivity,
  createAnnotation,
  createEvidence,
  createGapExplanation,
  createGoal,
  createOwnModel,
  createOwnType,
  createProfile,
  createReflection,
  createRegistration,
  createReminder,
  createSession,
  keepVersion,
  moveToBin,
  putLink,
  putPart,
  putSetting,
  startPortfolio,
} from '../shared/portfolio/edit.ts';
import { LAYOUT } from '../shared/portfolio/layout.ts';

export const NOW = new Date('2026-11-26T10:00:00Z');
const day = (text: string) => text as LocalDate;

export interface InventedPortfolio {
  doc: Y.Doc;
  portfolioId: RecordId;
  activityId: RecordId;
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

export async function inventedPortfolio(): Promise<InventedPortfolio> {
  const doc = new Y.Doc();
  const portfolioId = newId();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  async function keep(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<FileReference> {
    const sha256 = await sha256Of(bytes);
    files.set(sha256, bytes);
    return { sha256, mime, sizeBytes: bytes.length };
  }
  const scan = await keep(crypto.getRandomValues(new Uint8Array(65_000)).fill(7, 0, 30_000), 'application/pdf');
  const words = await keep(new TextEncoder().encode('Certificate of attendance, 4 March 2026'), 'text/plain');
  startPortfolio(doc, portfolioId, NOW);
  const registrationId = createRegistration(
    doc,
    { scheme: 'hcpc', profession: 'OT', number: 'OT000001', name: 'Alex Moss' },
    NOW,
  );
  const activityId = createActivity(
    doc,
    {
      title: 'Hand splints: <b>a day</b> & a half',
      startedOn: day('2026-03-04'),
      endedOn: day('2026-03-05'),
      type: 'formal',
      minutes: 540,
      tags: ['Splints', 'hands'],
      description: 'First.\n\nSecond, with “quotes”, emoji 🖐🏽 and\u200Bmore.',
      relevance: 'I see hands every week.',
      starred: true,
    },
    NOW,
  );
  const evidenceId = createEvidence(
    doc,
    {
      title: 'Certificate: splints',
      kind: 'Course certificate',
      source: 'certificate',
      file: scan,
      fileName: 'scan 1.pdf',
    },
    NOW,
  );
  putPart(doc, evidenceId, {
    ...words,
    role: 'text',
    notes: [],
    url: '',
    capturedAt: NOW.toISOString() as never,
    of: scan.sha256,
  });
  correctDetails(doc, evidenceId, { provider: 'College of Splints' });
  putLink(doc, 'activityEvidence', activityId, evidenceId, 3.5);
  createReflection(
    doc,
    { activityId, modelKey: 'gibbs', promptKeys: ['description', 'feelings'], answers: { feelings: 'Proud.' } },
    NOW,
  );
  keepVersion(doc, activityId, 'description', 'An earlier word.', NOW);
  const profileId = createProfile(
    doc,
    {
      registrationId,
      cycleStart: day('2025-11-01'),
      summary: 'I work with hands.',
      statement: 'I meet the standards.',
    },
    NOW,
  );
  putLink(doc, 'profileActivity', profileId, activityId, 1);
  const target = { kind: 'moment' as const, seconds: 12 };
  createAnnotation(doc, { evidenceId, url: '', target, picture: null, note: 'Here.', deletedOn: null }, NOW);
  createSession(doc, {
    evidenceId,
    startedAt: NOW.toISOString() as never,
    endedAt: null,
    watched: [[0, 12.5]],
    mediaSeconds: 60,
    activeSeconds: 13,
    minutesByMe: null,
    deletedOn: null,
  });
  createReminder(
    doc,
    { activityId, about: 'followUp', text: 'Ask', dueOn: day('2027-01-01'), doneOn: null, deletedOn: null },
    NOW,
  );
  createGapExplanation(
    doc,
    { from: day('2026-05-01'), to: day('2026-08-01'), explanation: 'Leave.', deletedOn: null },
    NOW,
  );
  const goalId = createGoal(doc, { title: 'Splints', why: 'Because.' }, NOW);
  putLink(doc, 'goalActivity', goalId, activityId, 0);
  createOwnModel(
    doc,
    { name: 'Mine', summary: '', prompts: [{ key: 'open-1', label: 'And?', hint: '' }], deletedOn: null },
    NOW,
  );
  createOwnType(doc, { name: 'Splint club', type: 'professional', deletedOn: null }, NOW);
  putSetting(doc, 'peopleTerm', 'patients');
  const gone = createActivity(doc, { title: 'In the bin', startedOn: day('2026-01-09') }, NOW);
  moveToBin(doc, 'activity', gone, day('2026-11-20'));
  return { doc, portfolioId, activityId, files };
}

/** The whole of it as an archive. */
export const archiveOf = (
  { doc, portfolioId, files }: Pick<InventedPortfolio, 'doc' | 'portfolioId' | 'files'>,
  options: Partial<Parameters<typeof writeArchive>[1]> = {},
): Promise<WrittenArchive> =>
  writeArchive(
    { portfolioId, layout: LAYOUT, takenAt: NOW.toISOString(), records: archiveRecords(doc) },
    {
      password: '',
      filesHere: new Set(files.keys()),
      file: async (sha256) => files.get(sha256) ?? null,
      ...options,
    },
  );
