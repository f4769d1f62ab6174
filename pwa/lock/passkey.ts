// Fingerprint, face or device PIN instead of Waymark's own: a passkey of this device that only says that its owner is there.

const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
const random = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

/** Whether this device can tell its owner by itself. */
export const canUsePasskey = async (): Promise<boolean> =>
  typeof PublicKeyCredential !== 'undefined' &&
  (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));

/** Makes a passkey on this device; null when the person gave up. */
export async function createPasskey(): Promise<string | null> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        rp: { name: 'Waymark' },
        user: { id: random(), name: 'Waymark on this device', displayName: 'Waymark on this device' },
        challenge: random(),
        // ES256 and RS256 (IANA COSE algorithms), which every platform has one of
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          userVerification: 'required',
          residentKey: 'discouraged',
        },
      },
    })
    .catch(() => null);
  return made instanceof PublicKeyCredential ? toText(made.rawId) : null;
}

/** Bit 2 of the flags behind the 32 bytes of the hash: the device has verified its user (WebAuthn, 6.1). */
const VERIFIED = 0b100;

/** Asks the device for its owner; false when they gave up or it does not know the passkey. */
export async function askPasskey(passkey: string): Promise<boolean> {
  const given = await navigator.credentials
    .get({
      publicKey: {
        challenge: random(),
        allowCredentials: [{ type: 'public-key', id: fromText(passkey), transports: ['internal'] }],
        userVerification: 'required',
      },
    })
    .catch(() => null);
  if (!(given instanceof PublicKeyCredential) || !(given.response instanceof AuthenticatorAssertionResponse))
    return false;
  const flags = new Uint8Array(given.response.authenticatorData)[32] ?? 0;
  return (flags & VERIFIED) !== 0;
}
