// Whether a badge is as it was signed, as far as that can be told with what stands in its file; in a sentence that claims no more.
import { asLine, asRecord } from '../../../shared/model/parse.ts';
import { canonical } from '../../../shared/portfolio/return-plan.ts';
import type { Badge, Signed } from './parse-badge.ts';
import { fromBase64Url } from './parse-badge.ts';
import { fromMultibase, type KeyInFile, keyInFile } from './public-key.ts';

export interface SignatureCheck {
  /** `wrong`: it was checked, and does not fit. */
  state: 'checked' | 'notChecked' | 'wrong';
  /** In whole sentences. */
  sentence: string;
}

const notChecked = (why: string): SignatureCheck => ({
  state: 'notChecked',
  sentence: `Signature not checked: ${why}`,
});
const NEEDS_SERVER = 'it would need the issuer’s server.';
const WRONG: SignatureCheck = {
  state: 'wrong',
  sentence: 'Signature checked, and it does not fit: the badge was changed after it was signed, or the key is another.',
};

function checked({ did }: KeyInFile, { issuer, issuerId }: Badge): SignatureCheck {
  const isIssuers = did !== '' && did === issuerId.split('#')[0];
  return {
    state: 'checked',
    sentence: isIssuers
      ? `Signature checked: it is as the key that the badge gives for its issuer${issuer ? `, ${issuer},` : ''} signed it. Who holds that key is not known here.`
      : 'Signature checked: it is unchanged since it was signed. Whose key that was cannot be told without the issuer’s server.',
  };
}

async function checkSigned({ header, signed, signature }: Signed, badge: Badge): Promise<SignatureCheck> {
  const key = await keyInFile({
    jwk: header.jwk,
    ids: [header.kid, badge.issuerId],
    algorithm: asLine(header.alg),
  });
  if (!key) return notChecked(NEEDS_SERVER);
  const bytes = new TextEncoder().encode(signed);
  const isRight = await crypto.subtle.verify(key.algorithm, key.key, fromBase64Url(signature), bytes);
  return isRight ? checked(key, badge) : WRONG;
}

const digest = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** `eddsa-jcs-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0); other suites need what this device does not have. */
async function checkProof(proven: Record<string, unknown>, badge: Badge): Promise<SignatureCheck> {
  const { proof: proofs, ...unsigned } = proven;
  const all = (Array.isArray(proofs) ? proofs : [proofs]).map(asRecord);
  const proof = all.find(({ cryptosuite }) => cryptosuite === 'eddsa-jcs-2022');
  if (!proof) return notChecked('it is signed in a way that cannot be checked on this device.');
  const { proofValue, ...options } = proof;
  const signature = fromMultibase(asLine(proofValue));
  const key = await keyInFile({ ids: [proof.verificationMethod], algorithm: 'EdDSA' });
  if (!key) return notChecked(NEEDS_SERVER);
  if (!signature) return WRONG;
  const signed = options['@context'] ? { ...unsigned, '@context': options['@context'] } : unsigned;
  const hashes = [await digest(canonical(options)), await digest(canonical(signed))];
  const bytes = Uint8Array.from(hashes.flatMap((hash) => [...hash]));
  return (await crypto.subtle.verify(key.algorithm, key.key, signature, bytes)) ? checked(key, badge) : WRONG;
}

export async function checkSignature(badge: Badge): Promise<SignatureCheck> {
  try {
    if (badge.signed) return await checkSigned(badge.signed, badge);
    if (badge.proven) return await checkProof(badge.proven, badge);
  } catch {
    // a key or a way of signing that this browser does not know
    return notChecked('this browser cannot check it.');
  }
  return notChecked(badge.isHosted ? `it carries none. To say that it is real, ${NEEDS_SERVER}` : NEEDS_SERVER);
}
