// Addresses without what lets somebody in: session identifiers, one-time tokens, signatures, names and passwords.
import { parametersOf } from './address.ts';
import { asWebAddress } from './parse.ts';

/**
 * Names of parameters that carry a session or a token in the systems that learners meet (PHP, Java, ASP.NET and ColdFusion
 * sessions; OAuth 2 and OpenID; SAML and CAS; signed addresses of Amazon, Google and Azure; Moodle; webinar invitations).
 * Compared without case and without `-`, `_` and `.`. Names that often choose the page (`id`, `key`, `code`) are not among them.
 */
const SECRET = new Set([
  ...['token', 'tkn', 'tk', 'accesstoken', 'idtoken', 'refreshtoken', 'authtoken', 'csrftoken', 'csrfmiddlewaretoken'],
  ...['csrf', 'xsrf', 'xsrftoken', 'authenticitytoken', 'requestverificationtoken', 'logintoken', 'wstoken', 'sesskey'],
  ...['sid', 'sessid', 'sessionid', 'sessiontoken', 'phpsessid', 'jsessionid', 'aspsessionid', 'cfid', 'cftoken'],
  ...[
    'jwt',
    'bearer',
    'auth',
    'authorization',
    'authkey',
    'apikey',
    'accesskey',
    'secret',
    'clientsecret',
    'password',
    'passwd',
  ],
  ...['pwd', 'passcode', 'otp', 'nonce', 'samlrequest', 'samlresponse', 'relaystate', 'sessionstate', 'oauthtoken'],
  ...['oauthverifier', 'magic', 'magiclink', 'autologin', 'sig', 'signature', 'xamzsignature', 'xamzcredential'],
  ...['xamzsecuritytoken', 'xgoogsignature', 'xgoogcredential', 'awsaccesskeyid', 'googleaccessid', 'keypairid'],
  ...['tok', 'zak', 'registrantemail', 'email', 'useremail'],
]);

/** Names that choose a page as well (`session=3` of a conference): a secret only with a value as long as a token. */
const SECRET_WHEN_LONG = new Set(['session', 'ticket', 'policy']);
const TOKEN_LENGTH = 16;

const isSecret = ([name, value]: [string, string]): boolean => {
  const plain = name.toLowerCase().replace(/[-_.]/g, '');
  if (SECRET_WHEN_LONG.has(plain)) return value.length >= TOKEN_LENGTH;
  return SECRET.has(plain) || plain.startsWith('aspsessionid');
};

/** A Java session in the path: `/page;jsessionid=1A2B`. */
const PATH_SESSION = /;(?:jsessionid|phpsessid|sid)=[^/;?#]*/gi;

/** `code` is a course in one address and a sign-in in another; beside `state` it is the second (OAuth 2). */
const isSignIn = (parameters: URLSearchParams): boolean => parameters.has('code') && parameters.has('state');

/** The same http(s) address without anything that lets somebody in; empty for others. What chooses the page stays. */
export function withoutSecrets(address: string): string {
  const web = asWebAddress(address);
  if (!web) return '';
  const url = new URL(web);
  url.username = '';
  url.password = '';
  const path = url.pathname.replace(PATH_SESSION, '');
  if (path !== url.pathname) url.pathname = path;
  const isCode = isSignIn(url.searchParams);
  // parameters are taken out only where there is a secret: setting the others anew would change how they are spelt
  for (const [name, value] of parametersOf(url.searchParams))
    if (isSecret([name, value]) || (isCode && (name === 'code' || name === 'state'))) url.searchParams.delete(name);
  const inHash = new URLSearchParams(url.hash.replace(/^#[!/]*[^?=&]*\?|^#/, ''));
  if (parametersOf(inHash).some(isSecret) || isSignIn(inHash)) url.hash = '';
  return url.href;
}
