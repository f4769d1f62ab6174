// Addresses as they stand in a copy: absolute, of the web, and without what opens somebody's session.
import { parametersOf } from '../../../shared/model/address.ts';
import { asWebAddress } from '../../../shared/model/parse.ts';

/** Parts of a parameter's name that say it holds a key to something. */
const SECRET = new Set(
  `token tokens sid session sessionid sessid sesskey phpsessid jsessionid jwt auth authorization authuser oauth sso saml
  samlresponse samlrequest relaystate code key apikey keyid signature sig sign hmac secret password passwd pwd pass pin otp
  ticket csrf xsrf nonce state credential credentials policy access refresh bearer login cfid cftoken`.split(/\s+/),
);
/** A JSON Web Token, or a long run of random signs. */
const SECRET_VALUE = /^(?:eyJ[\w-]+\.[\w-]+\.?[\w-]*|[A-Fa-f0-9]{32,}|(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{40,})$/;

const isSecretName = (name: string): boolean => {
  const lower = name.toLowerCase();
  if (SECRET.has(lower.replace(/[^a-z]/g, ''))) return true;
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => SECRET.has(word.toLowerCase()));
};

const hasSecrets = (text: string): boolean =>
  /=/.test(text) &&
  [...new URLSearchParams(text)].some(([name, value]) => isSecretName(name) || SECRET_VALUE.test(value));

/** The address without session parameters, name and password; empty for what is no address of the web. */
export function withoutSecrets(address: string, base?: string): string {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return '';
  }
  if (!asWebAddress(url.href)) return '';
  url.username = '';
  url.password = '';
  for (const [name, value] of parametersOf(url.searchParams)) {
    if (isSecretName(name) || SECRET_VALUE.test(value)) url.searchParams.delete(name);
  }
  // such as /view;jsessionid=1A2B
  url.pathname = url.pathname.replace(/;[^/;=]*(?:sess|token|sid)[^/;=]*=[^/;]*/gi, '');
  if (hasSecrets(url.hash.replace(/^#[/!?]*/, ''))) url.hash = '';
  return url.href;
}
