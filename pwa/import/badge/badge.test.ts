// Open Badges of both versions, baked and bare, signed and not; keys and signatures are made here.
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { canonical } from '../../../shared/portfolio/return-plan.ts';
import { pngChunk } from '../../pictures/metadata/png.ts';
import { checkSignature } from './check-signature.ts';
import { findBadge } from './find-badge.ts';
import { parseBadge } from './parse-badge.ts';
import { fromMultibase } from './public-key.ts';
import { readBadge } from './read-badge.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

const TWO = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://badges.example/assertions/1',
  issuedOn: '2026-03-04T10:00:00Z',
  verification: { type: 'HostedBadge' },
  badge: {
    type: 'BadgeClass',
    name: 'Hand splinting',
    description: 'Makes splints.',
    criteria: { id: 'https://badges.example/criteria', narrative: 'Three splints were made.' },
    issuer: { id: 'https://badges.example/issuer', name: 'College of Splints' },
  },
};
const THREE = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://badges.example/issuer', type: ['Profile'], name: 'College of Splints' },
  validFrom: '2026-03-04T10:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      type: ['Achievement'],
      name: 'Hand splinting',
      description: 'Makes splints.',
      criteria: { id: 'https://badges.example/criteria', narrative: 'Three splints were made.' },
    },
  },
};

const HEAD = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const baked = (type: string, content: Uint8Array) =>
  joined(HEAD, pngChunk('IHDR', new Uint8Array(13)), pngChunk(type, content), pngChunk('IEND', new Uint8Array(0)));
const FACTS = {
  title: 'Hand splinting',
  issuer: 'College of Splints',
  issuedOn: '2026-03-04',
  criteria: 'Three splints were made.',
  criteriaUrl: 'https://badges.example/criteria',
};

test('a badge is found in a picture, a drawing, JSON, or as signed words', async () => {
  const [two, three] = [JSON.stringify(TWO), JSON.stringify(THREE)];
  const files = [
    baked('iTXt', joined(encode('openbadges\0\0\0\0\0'), encode(two))),
    baked('iTXt', joined(encode('openbadgecredential\0\x01\0en\0\0'), deflateSync(three))),
    baked('tEXt', joined(encode('openbadges\0'), encode(two))),
    baked('zTXt', joined(encode('openbadges\0\0'), deflateSync(two))),
    encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${three}]]></openbadges:credential></svg>`,
    ),
    encode(`<?xml version="1.0"?><svg><openbadges:assertion verify="${two.replaceAll('"', '&quot;')}"/></svg>`),
    encode(two),
    encode(three),
  ];
  for (const file of files) {
    const found = await findBadge(file);
    expect(found && parseBadge(found)).toMatchObject(FACTS);
  }
});

test('what holds no badge is no badge, however it is made', async () => {
  const bomb = deflateSync(Buffer.alloc(20_000_000, 0x20));
  for (const file of [
    baked('tEXt', encode('Comment\0openbadges')),
    baked('zTXt', joined(encode('openbadges\0\0'), bomb)),
    baked('zTXt', joined(encode('openbadges\0\0'), encode('not packed'))),
    HEAD,
    encode('<svg></svg>'),
    encode('{"a":1}'),
    encode('[]'),
  ])
    expect(await findBadge(file)).toBeNull();
  for (const words of [
    '{"openbadges":1}',
    `${'['.repeat(100_000)}`,
    'aaaaaaaaaaaa.bbbbbbbbbbbb.cccccccccccc',
    'https://badges.example/1',
  ])
    expect(parseBadge(words)).toBeNull();
});

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
function multibase(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  return `z${text}`;
}
async function edKey() {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { ...pair, did: `did:key:${multibase(joined(Uint8Array.from([0xed, 0x01]), raw))}` };
}
const sign = async (
  key: CryptoKey,
  algorithm: Parameters<SubtleCrypto['sign']>[0],
  words: string | Uint8Array<ArrayBuffer>,
) => new Uint8Array(await crypto.subtle.sign(algorithm, key, typeof words === 'string' ? encode(words) : words));

async function compact(
  header: object,
  payload: object,
  key: CryptoKey,
  algorithm: Parameters<SubtleCrypto['sign']>[0],
): Promise<string> {
  const signed = [header, payload].map((part) => base64Url(encode(JSON.stringify(part)))).join('.');
  return `${signed}.${base64Url(await sign(key, algorithm, signed))}`;
}
async function stateOf(words: string) {
  const badge = parseBadge(words) ?? expect.unreachable('no badge');
  return checkSignature(badge);
}

test('signed words are checked with the key that stands in them', async () => {
  const rsa = (await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )) as CryptoKeyPair;
  const ec = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const jwkOf = (key: CryptoKey) => crypto.subtle.exportKey('jwk', key);
  const withRsa = await compact(
    { alg: 'RS256', jwk: await jwkOf(rsa.publicKey) },
    THREE,
    rsa.privateKey,
    'RSASSA-PKCS1-v1_5',
  );
  const withEc = await compact({ alg: 'ES256', jwk: await jwkOf(ec.publicKey) }, { vc: THREE }, ec.privateKey, {
    name: 'ECDSA',
    hash: 'SHA-256',
  });
  for (const words of [withRsa, withEc]) {
    expect(parseBadge(words)).toMatchObject(FACTS);
    const { state, sentence } = await stateOf(words);
    expect(state).toBe('checked');
    expect(sentence).toContain('Whose key that was cannot be told');
  }
  const other = base64Url(encode(JSON.stringify({ ...THREE, validFrom: '2026-12-24T00:00:00Z' })));
  const [header, , signature] = withRsa.split('.');
  expect((await stateOf(`${header}.${other}.${signature}`)).state).toBe('wrong');
});

test('a key that is the issuer’s own name is told as such', async () => {
  const { privateKey, did } = await edKey();
  const credential = { ...THREE, issuer: { ...THREE.issuer, id: did } };
  const checked = await stateOf(
    await compact({ alg: 'EdDSA', kid: `${did}#${did.slice(8)}` }, credential, privateKey, 'Ed25519'),
  );
  expect(checked).toMatchObject({
    state: 'checked',
    sentence: expect.stringContaining('for its issuer, College of Splints, signed it'),
  });
});

test('a proof beside the credential is checked where it can be', async () => {
  const { privateKey, did } = await edKey();
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: '2026-03-04T10:00:00Z',
    verificationMethod: `${did}#${did.slice(8)}`,
    proofPurpose: 'assertionMethod',
    '@context': THREE['@context'],
  };
  const hash = async (value: object) => new Uint8Array(await crypto.subtle.digest('SHA-256', encode(canonical(value))));
  const proofValue = multibase(
    await sign(privateKey, 'Ed25519', joined(await hash(options), await hash(THREE)) as Uint8Array<ArrayBuffer>),
  );
  const proven = { ...THREE, proof: [{ ...options, proofValue }] };
  expect((await stateOf(JSON.stringify(proven))).state).toBe('checked');
  expect((await stateOf(JSON.stringify({ ...proven, validFrom: '2026-12-24T00:00:00Z' }))).state).toBe('wrong');
  const other = { ...THREE, proof: { ...options, cryptosuite: 'eddsa-rdfc-2022', proofValue } };
  expect(await stateOf(JSON.stringify(other))).toEqual({
    state: 'notChecked',
    sentence: 'Signature not checked: it is signed in a way that cannot be checked on this device.',
  });
});

test('what would need the issuer’s server says so, and is not called checked', async () => {
  const { privateKey } = await edKey();
  expect((await stateOf(JSON.stringify(TWO))).sentence).toContain('it would need the issuer’s server');
  const elsewhere = await compact({ alg: 'EdDSA', kid: 'https://badges.example/key' }, THREE, privateKey, 'Ed25519');
  expect(await stateOf(elsewhere)).toEqual({
    state: 'notChecked',
    sentence: 'Signature not checked: it would need the issuer’s server.',
  });
  const none = await compact({ alg: 'none', jwk: { kty: 'OKP' } }, THREE, privateKey, 'Ed25519');
  expect((await stateOf(none)).state).toBe('notChecked');
});

test('keys in base58 are read as they were written', () => {
  const bytes = Uint8Array.from([0xed, 0x01, 7, 0, 255]);
  expect(fromMultibase(multibase(bytes))).toEqual(bytes);
  expect(fromMultibase('z0OIl')).toBeNull();
  expect(fromMultibase(`z${'2'.repeat(1_000)}`)).toBeNull();
});

test('it becomes a certificate with its file as it is', async () => {
  const bytes = baked('tEXt', joined(encode('openbadges\0'), encode(JSON.stringify(TWO))));
  expect(await readBadge({ name: 'badge.png', bytes }, 'image/png')).toMatchObject({
    source: 'badge',
    kind: 'certificate',
    title: 'Hand splinting',
    url: '',
    seenOn: '2026-03-04',
    metadata: {
      provider: 'College of Splints',
      completedOn: '2026-03-04',
      description:
        'Makes splints.\n\nCriteria: Three splints were made.\n\nCriteria: https://badges.example/criteria\n\nSignature not checked: it carries none. To say that it is real, it would need the issuer’s server.',
    },
    files: [{ bytes, mime: 'image/png', role: 'main' }],
  });
});
