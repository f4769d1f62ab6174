// The figures of syncing: what sealing adds to the bytes that travel and are kept.
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { sealKey } from '../../shared/crypto/seal.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { createActivity, createReflection } from '../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { defaultReflectionModel } from '../../shared/reflection-models/index.ts';
import { ENTRY_PURPOSE, openSealedLog } from '../../shared/sync/sealed-log.ts';
import type { Figure, Measure } from '../figures.ts';
import { portfolioUpdates, prose, randomFrom } from '../portfolio.ts';

const ACTIVITIES = 10_000;
/** Reflections typed, and commits of typed text in each: about one every two seconds of writing. */
const TYPED = { reflections: 50, commits: 40 };
const promptKeys = defaultReflectionModel.prompts.map((prompt) => prompt.key);

/** A portfolio with its sealed log beside it, in memory, without a server. */
async function openLog() {
  const doc = new Y.Doc();
  const outer = new Y.Doc();
  const { room, logKey } = keysFromSecret(newSecret());
  const values = new Map<string, unknown>();
  const log = openSealedLog({
    doc,
    outer,
    by: await sealKey(logKey, room, ENTRY_PURPOSE),
    deviceId: 'bench-device',
    marks: {
      read: async (key) => values.get(key),
      write: async (key, value) => void values.set(key, value),
    },
    onFailure: (cause) => {
      throw cause;
    },
  });
  await log.start();
  return { doc, outer, log };
}

const MB = 1024 * 1024;
const sizeMb = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length / MB;

/** The whole portfolio, an entry for each sitting, as it was written over the years. */
async function overhead(): Promise<Figure[]> {
  const { doc, outer, log } = await openLog();
  for (const update of portfolioUpdates(ACTIVITIES, { key: defaultReflectionModel.key, promptKeys })) {
    Y.applyUpdate(doc, update);
    await log.flush();
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

/** Writing as it happens: every pause in typing is an entry of its own, padded so that a keystroke does not show. */
async function typedOverhead(): Promise<Figure[]> {
  const { doc, outer, log } = await openLog();
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
  }
  await log.stop();
  const value = sizeMb(outer);
  const baseline = sizeMb(doc);
  const against = `plain Y.Doc, ${TYPED.reflections * TYPED.commits} pauses in typing`;
  return [{ name: 'sync/sealed-overhead-typed', value, unit: 'MB', against, baseline, ratio: value / baseline }];
}

export const syncMeasures: readonly Measure[] = [
  { figures: ['sync/sealed-overhead'], run: overhead },
  { figures: ['sync/sealed-overhead-typed'], run: typedOverhead },
];
