// The frozen bytes of keys, entries, files and tokens, made a second time with Node's own cryptography.
import {
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  verify,
} from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import { signAccessToken, type TokenPurpose, verifyAccessToken } from './access-token.ts';
import { fromBase64Url, lengthPrefixed, toBase64Url, utf8 } from './byte-fields.ts';
import { compareWords } from './compare-words.ts';
import { sealFile } from './file-seal.ts';
import { keysFromSecret } from './keys.ts';
import { secretFromWords, wordsFromSecret } from './recovery-words.ts';
import { open, seal, sealKey } from './seal.ts';
import vectors from './vectors.json' with { type: 'json' };

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');
const [first] = vectors.secrets;
if (!first) throw new Error('the vectors are empty');
const keys = keysFromSecret(bytes(first.secret));

test.each(vectors.secrets)('the words and keys of secret $secret are what they have always been', (vector) => {
  const secret = bytes(vector.secret);
  const derived = keysFromSecret(secret);
  expect(wordsFromSecret(secret)).toBe(vector.words);
  expect(secretFromWords(vector.words)).toEqual({ ok: true, value: secret });
  const { room, logKey, filesKey, fileNamesKey, signingSeed } = vector;
  expect({
    room: derived.room,
    logKey: hex(derived.logKey),
    filesKey: hex(derived.filesKey),
    fileNamesKey: hex(derived.fileNamesKey),
    signingSeed: hex(derived.signingSeed),
  }).toEqual({ room, logKey, filesKey, fileNamesKey, signingSeed });
});

test.each(vectors.secrets)('another implementation derives the same keys from $secret', (vector) => {
  const derive = (purpose: string) => hex(new Uint8Array(hkdfSync('sha256', bytes(vector.secret), '', purpose, 32)));
  expect(derive('waymark/1/log')).toBe(vector.logKey);
  expect(derive('waymark/1/files')).toBe(vector.filesKey);
  expect(derive('waymark/1/file-names')).toBe(vector.fileNamesKey);
  expect(derive('waymark/1/signing')).toBe(vector.signingSeed);
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes(vector.signingSeed)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  expect(createPublicKey(key).export({ format: 'jwk' }).x).toBe(vector.room);
});

test.each(vectors.comparisons)('device $deviceId is compared by the words that it always had', (vector) => {
  const { room, deviceId } = vector;
  expect(compareWords(room, deviceId).join(' ')).toBe(vector.words);
  const from = lengthPrefixed(utf8(room), utf8(deviceId));
  const native = Buffer.from(hkdfSync('sha256', from, '', 'waymark/1/compare', 5));
  const first33Bits = BigInt(`0x${native.toString('hex')}`) >> 7n;
  const indices = [22n, 11n, 0n].map((shift) => Number((first33Bits >> shift) & 2047n));
  expect(indices.map((index) => wordlist[index]).join(' ')).toBe(vector.words);
});

test.each(vectors.entries)('entry $id opens', async (vector) => {
  const key = await sealKey(keys.logKey, keys.room, vector.purpose);
  expect(await open(key, bytes(vector.sealed))).toEqual({ ok: true, value: bytes(vector.content) });
});

test('another implementation seals the same bytes', async () => {
  const vector = vectors.entries[1];
  if (!vector) throw new Error('the vector is missing');
  const header = Buffer.concat([Buffer.from([1]), bytes(vector.id)]);
  const cipher = createCipheriv('aes-256-gcm', keys.logKey, bytes(vector.nonce));
  cipher.setAAD(lengthPrefixed(utf8(vector.purpose), utf8(keys.room), header));
  const content = bytes(vector.content);
  const framed = Buffer.concat([Buffer.from([0, 0, 0, content.length + 1, 0]), content]);
  const padded = Buffer.concat([framed, Buffer.alloc(256 - framed.length)]);
  const body = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  expect(Buffer.concat([header, bytes(vector.nonce), body]).toString('hex')).toBe(vector.sealed);
  const key = await sealKey(keys.logKey, keys.room, vector.purpose);
  expect(hex(await seal(key, content, { id: bytes(vector.id), nonce: bytes(vector.nonce) }))).toBe(vector.sealed);
});

test.each(vectors.files)('file $name is sealed to what it has always been', async (vector) => {
  const sealed = await sealFile(keys, bytes(vector.content.repeat(vector.repeated)));
  const whole = await sealed.bytes(0, vector.sealedBytes);
  const { sha256, name, sealedBytes, sealedSha256 } = vector;
  expect([sealed.contentHash, sealed.name, whole.length]).toEqual([sha256, name, sealedBytes]);
  expect(createHash('sha256').update(whole).digest('hex')).toBe(sealedSha256);
  if (vector.sealed) expect(hex(whole)).toBe(vector.sealed);
});

test.each(vectors.files)('another implementation seals file $name to the same bytes', (vector) => {
  const content = Buffer.from(bytes(vector.content.repeat(vector.repeated)));
  const hash = createHash('sha256').update(content).digest();
  const name = createHmac('sha256', keys.fileNamesKey).update(hash).digest('base64url');
  expect(name).toBe(vector.name);
  const purpose = utf8('waymark/1/file');
  const info = lengthPrefixed(purpose, Uint8Array.of(1), hash);
  const key = new Uint8Array(hkdfSync('sha256', keys.filesKey, '', info, 32));
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(content.length));
  const step = content.length + 8 <= 256 ? 256 : Math.ceil((content.length + 8) / 65_536) * 65_536;
  const padded = Buffer.concat([length, content, Buffer.alloc(step - 8 - content.length)]);
  const parts = [Buffer.of(1)];
  for (let number = 0; number * 262_144 < padded.length; number++) {
    const piece = padded.subarray(number * 262_144, (number + 1) * 262_144);
    const isLast = (number + 1) * 262_144 >= padded.length;
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(number, 8);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const place = [utf8(keys.room), utf8(name), Uint8Array.of(1), nonce.subarray(8), Uint8Array.of(isLast ? 1 : 0)];
    cipher.setAAD(lengthPrefixed(purpose, ...place));
    parts.push(cipher.update(piece), cipher.final(), cipher.getAuthTag());
  }
  const sealed = Buffer.concat(parts);
  expect(createHash('sha256').update(sealed).digest('hex')).toBe(vector.sealedSha256);
});

test.each(vectors.tokens)(
  'the token for $serverOrigin to $purpose is accepted, by our check and by another',
  (vector) => {
    const purpose: TokenPurpose = vector.purpose === 'erase' ? 'erase' : 'access';
    const check = {
      token: vector.token,
      purpose,
      room: keys.room,
      isOwnOrigin: (origin: string) => origin === vector.serverOrigin,
      nowMs: vector.issuedAtMs,
    };
    const nonce = toBase64Url(bytes(vector.nonce));
    expect(verifyAccessToken(check)).toEqual({ ok: true, value: nonce });
    const native = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) =>
      verify(
        null,
        message,
        createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) }, format: 'jwk' }),
        signature,
      );
    expect(verifyAccessToken({ ...check, verify: native })).toEqual({ ok: true, value: nonce });
    const claim = { serverOrigin: vector.serverOrigin, room: keys.room, issuedAtMs: vector.issuedAtMs };
    expect(signAccessToken(keys.signingSeed, { ...claim, nonce: bytes(vector.nonce) }, purpose)).toBe(vector.token);
    expect(fromBase64Url(vector.token)?.length).toBe(1 + 8 + 16 + 64 + vector.serverOrigin.length);
  },
);
