// S3-compatible storage for the tests of a file: a private OpenStack Swift in a temporary folder, or one that is named in
// WAYMARK_TEST_S3 as http://ACCESS_KEY:SECRET_KEY@127.0.0.1:9000. Tests reach it by a gate that they can shut.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll } from 'vitest';
import { findSwift, SWIFT_PYTHON } from '../../scripts/swift.ts';
import { openBucket } from '../../sync-server/files/s3-bucket.ts';
import type { S3Settings } from '../../sync-server/files/s3-requests.ts';
import { aGate, type Gate } from './a-gate.ts';

/** A new Python with much to load, on a machine that has much else to do. */
const START_MS = 60_000;

export interface TestStorage {
  /** A new, empty bucket. */
  bucket(): Promise<S3Settings>;
  /** Every connection breaks, and none comes through until it is opened. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Everything that lies in a bucket. */
  keysIn(settings: S3Settings): Promise<string[]>;
}

/** Call it at the top of a test file; it is there while the tests run. */
export function anS3Storage(): TestStorage {
  let folder = '';
  let child: ChildProcess | null = null;
  let gate: Gate | null = null;
  let keys = { accessKey: 'test:tester', secretKey: 'testing' };
  const runId = Date.now().toString(36);
  let buckets = 0;

  beforeAll(async () => {
    const named = process.env.WAYMARK_TEST_S3 ? new URL(process.env.WAYMARK_TEST_S3) : null;
    if (named) {
      keys = { accessKey: decodeURIComponent(named.username), secretKey: decodeURIComponent(named.password) };
      gate = await aGate(Number(named.port));
      return;
    }
    if (!findSwift()) throw new Error('OpenStack Swift is missing: npm test installs it, or says how');
    folder = mkdtempSync(join(tmpdir(), 'waymark-s3-'));
    const args = [join(import.meta.dirname, 'one-swift.py'), folder];
    child = spawn(SWIFT_PYTHON, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    gate = await aGate(await portOf(child));
  }, START_MS);
  afterAll(async () => {
    await gate?.shut();
    child?.kill('SIGKILL');
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const theGate = (): Gate => {
    if (!gate) throw new Error('the storage is there while tests run');
    return gate;
  };

  return {
    async bucket() {
      buckets += 1;
      const bucket = `waymark-${runId}-${buckets}`;
      const endpoint = `http://127.0.0.1:${theGate().port}`;
      const settings = { endpoint, bucket, region: 'us-east-1', isPathStyle: true, ...keys };
      await makeBucket(settings);
      return settings;
    },
    shut: () => theGate().shut(),
    open: () => theGate().open(),
    async keysIn(settings) {
      const keys: string[] = [];
      for await (const page of openBucket(settings).list('')) keys.push(...page);
      return keys;
    },
  };
}

/** The server makes no buckets: whoever runs it does. */
async function makeBucket({ endpoint, bucket, region, accessKey, secretKey }: S3Settings): Promise<void> {
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region });
  const answer = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  if (!answer.ok) throw new Error(`the storage made no bucket: ${answer.status} ${await answer.text()}`);
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes;
      const port = /^listening on (\d+)$/m.exec(said)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', (code) => reject(new Error(`Swift ended with exit code ${code}: ${said}`)));
  });
}
