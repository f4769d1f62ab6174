// "Unchanged since capture", part by part.
import { expect, test } from 'vitest';
import { manifestText } from '../../../shared/files/manifest.ts';
import { type Evidence, parseEvidence } from '../../../shared/model/evidence.ts';
import { sha256Of } from '../../../shared/model/sha256.ts';
import { checkParts } from './check-parts.ts';

const at = '2026-11-03T14:02:00.000Z';
const url = 'https://a.example/';
const encode = (text: string) => new TextEncoder().encode(text);

async function kept() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const keep = async (text: string, mime: string) => {
    const bytes = encode(text);
    const sha256 = await sha256Of(bytes);
    files.set(sha256, bytes);
    return { sha256, mime, sizeBytes: bytes.length, capturedAt: at, url };
  };
  const words = await keep('words', 'text/html');
  const picture = await keep('picture', 'image/webp');
  const text = manifestText({
    url,
    canonicalUrl: url,
    capturedAt: at as never,
    extensionVersion: '0.1.0',
    parts: [
      { ...words, role: 'text' },
      { ...picture, role: 'picture' },
    ] as never,
    previous: '',
  });
  const manifest = await keep(text, 'application/json');
  const evidence = parseEvidence('evidence-1' as never, {
    addedAt: at,
    snapshot: words,
    parts: [
      { ...picture, role: 'picture' },
      { ...manifest, role: 'manifest' },
    ],
  });
  const read = async (sha256: string) => files.get(sha256) ?? null;
  const states = async (of: Evidence) =>
    Object.fromEntries((await checkParts(of, read)).map(({ role, state }) => [role, state]));
  return { files, words, picture, evidence, states };
}

test('everything is as it was kept', async () => {
  const { evidence, states } = await kept();
  expect(await states(evidence)).toEqual({ text: 'unchanged', picture: 'unchanged', manifest: 'unchanged' });
});

test('a byte that changed is noticed', async () => {
  const { files, picture, evidence, states } = await kept();
  files.set(picture.sha256, encode('pictura'));
  expect(await states(evidence)).toMatchObject({ text: 'unchanged', picture: 'changed' });
});

test('what is on another device is said to be there, and a part that was taken away is missed', async () => {
  const { files, words, evidence, states } = await kept();
  files.delete(words.sha256);
  expect(await states(evidence)).toMatchObject({ text: 'not-here' });
  const without = { ...evidence, parts: evidence.parts.filter(({ role }) => role !== 'picture') };
  expect(await states(without)).toMatchObject({ picture: 'not-here' });
});
