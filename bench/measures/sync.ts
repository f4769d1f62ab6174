// The figures of syncing: what sealing adds to the bytes that travel and are kept.
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { sealKey } from '../../shared/crypto/seal.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { createActivity, createReflection } from '../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { defaultReflectionModel } from '../../shared/reflection-models/index.ts';
import type { LogServer } from '../../shared/sync/compactor.ts';
import { ENTRY_PURPOSE, openSealedLog } from '../../shared/sync/sealed-log.ts';
import type { Figure, Measure } from '../figures.ts';
import { portfolioUpdates, prose, randomFrom, reflectionIdOf } from '../portfolio.ts';

const ACTIVITIES = 10_000;
/** Reflections typed, and commits of typed text in each: about one every two seconds of writing. */
const TYPED = { reflections: 50, commits: 40 };
/** A year of somebody who writes on most days: each session has client ids of its own, as a reload has. */
const YEAR = { activities: 500, sessions: 1_043, updatesEach: 7 };
const YEAR_MS = 365 * 24 * 3_600_000;
const promptKeys = defaultReflectionModel.prompts.map((prompt) => prompt.key);

/** Has at once what it is sent. */
const server: LogServer = { isInStep: () => true, readBack: async () => true };

/** A portfolio with its sealed log beside it, in memory; the log is made smaller only when it is told to. */
async function openLog(nowMs = () => 0) {
  const doc = new Y.Doc();
  const outer = new Y.Doc();
  const { room, logKey } = keysFromSecret(newSecret());
  const values = new Map<string, unknown>();
  const log = openSealedLog({
    doc,
    outer,
    by: await sealKey(logKey, room, ENTRY_PURPOSE),
    deviceId: 'bench-device',
    server,
    now: () => new Date(nowMs()),
    timing: { gatherMs: 1e8, quietMs: 1e8, healMs: 1e8, compactMs: 1e8 },
    marks: {
      read: async (key) => values.get(key),
      write: async (key, value) => void values.set(key, value),
    },
    onFailure: (cause) => {
      throw cause;
    },
  });
  await log.start();
  const compact = async () => {
    while (await log.compact()) await log.flush();
  };
  return { doc, outer, log, compact };
}

const MB = 1024 * 1024;
const sizeMb = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length / MB;

/** The whole portfolio, an entry for each sitting, as it was written over the years. */
async function overhead(): Promise<Figure[]> {
  const { doc, outer, log, compact } = await openLog();
  for (const update of portfolioUpdates(ACTIVITIES, { key: defaultReflectionModel.key, promptKeys })) {
    Y.applyUpdate(doc, update);
    await log.flush();
    await compact();
  }
  await log.stop();
  const value = sizeMb(outer);
  const baseline = sizeMb(doc);
  return [
    {
      name: 'sync/sealed-overhead',
      value,
      unit: 'MB',
      against: `plain Y.Doc, ${ACTIVITIES.toLocaleString('en-GB')} activities`,
      baseline,
      ratio: value / baseline,
      target: 'ratio <= 1.15',
    },
  ];
}

/** Writing as it happens: every pause in typing is an entry of its own, padded so that a keystroke does not show, until it is merged. */
async function typedOverhead(): Promise<Figure[]> {
  const { doc, outer, log, compact } = await openLog();
  const random = randomFrom(7);
  const now = new Date('2026-03-01T09:00:00Z');
  for (let index = 0; index < TYPED.reflections; index += 1) {
    const activityId = createActivity(doc, { title: `Typed ${index}` }, now);
    const id = createReflection(doc, { activityId, modelKey: defaultReflectionModel.key, promptKeys }, now);
    const text = sharedText(doc, 'reflection', id, promptKeys[0] ?? '');
    if (!text) throw new Error('the reflection has no text');
    for (let commit = 0; commit < TYPED.commits; commit += 1) {
      replaceText(text, `${text.toString()} ${prose(random, 10).slice(0, 12)}`);
      await log.flush();
    }
    await compact();
  }
  await log.stop();
  const value = sizeMb(outer);
  const baseline = sizeMb(doc);
  const against = `plain Y.Doc, ${TYPED.reflections * TYPED.commits} pauses in typing`;
  return [{ name: 'sync/sealed-overhead-typed', value, unit: 'MB', against, baseline, ratio: value / baseline }];
}

/** Small changes through a year, with the log made smaller as it grows. */
async function year(): Promise<Figure[]> {
  let nowMs = Date.UTC(2026, 0, 1);
  const { doc, outer, log, compact } = await openLog(() => nowMs);
  for (const update of portfolioUpdates(YEAR.activities, { key: defaultReflectionModel.key, promptKeys }))
    Y.applyUpdate(doc, update);
  await log.flush();
  const bytes = { changed: 0, sent: 0 };
  doc.on('update', (update: Uint8Array) => {
    bytes.changed += update.length;
  });
  outer.on('update', (update: Uint8Array) => {
    bytes.sent += update.length;
  });
  const random = randomFrom(11);
  for (let session = 0; session < YEAR.sessions; session += 1) {
    nowMs += YEAR_MS / YEAR.sessions;
    doc.clientID = Math.floor(random() * 2 ** 32);
    outer.clientID = Math.floor(random() * 2 ** 32);
    for (let change = 0; change < YEAR.updatesEach; change += 1) {
      const index = Math.floor(random() * YEAR.activities);
      const prompt = promptKeys[Math.floor(random() * promptKeys.length)] ?? '';
      const text = sharedText(doc, 'reflection', reflectionIdOf(index), prompt);
      if (!text) throw new Error('the reflection has no text');
      const kept = text.toString().slice(0, random() < 0.25 ? -40 : undefined);
      replaceText(text, `${kept} ${prose(random, 60 + random() * 120)}`);
      await log.flush();
    }
    await compact();
  }
  await log.stop();
  const entries = outer.getArray<Uint8Array>('log').toArray();
  const room = Y.encodeStateAsUpdate(outer).length;
  const plain = Y.encodeStateAsUpdate(doc).length;
  const traces = room - entries.reduce((sum, entry) => sum + entry.length, 0);
  const against = `plain Y.Doc, ${(YEAR.sessions * YEAR.updatesEach).toLocaleString('en-GB')} changes`;
  return [
    { name: 'sync/year-room', value: room / MB, unit: 'MB', against, baseline: plain / MB, ratio: room / plain },
    { name: 'sync/year-traces', value: traces / 1024, unit: 'kB' },
    { name: 'sync/year-tombstones', value: log.tombstones, unit: 'traces' },
    { name: 'sync/year-entries', value: entries.length, unit: 'entries' },
    {
      name: 'sync/year-sent',
      value: bytes.sent / MB,
      unit: 'MB',
      against: 'the changes themselves',
      baseline: bytes.changed / MB,
      ratio: bytes.sent / bytes.changed,
    },
  ];
}

export const syncMeasures: readonly Measure[] = [
  { figures: ['sync/sealed-overhead'], run: overhead },
  { figures: ['sync/sealed-overhead-typed'], run: typedOverhead },
  {
    figures: ['sync/year-room', 'sync/year-traces', 'sync/year-tombstones', 'sync/year-entries', 'sync/year-sent'],
    run: year,
  },
];
