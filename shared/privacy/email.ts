// E-mail addresses. Looked for around each @, within the longest that an address may be: a page of letters costs no more for it.
import type { Detector } from './found.ts';

/** RFC 5321, section 4.5.3.1: characters before and after the @. */
const [LOCAL_MAX, DOMAIN_MAX] = [64, 253];
const LOCAL = /[\p{L}\p{N}._%+'-]+$/u;
const DOMAIN = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/u;
/** Kept free for examples (RFC 2606). */
const INVENTED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$/i;

export const findEmails: Detector<'email'> = (text) => {
  const found: ReturnType<typeof findEmails> = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = LOCAL.exec(text.slice(Math.max(0, at - LOCAL_MAX), at))?.[0].replace(/^[.'-]+/, '') ?? '';
    const domain = local && (DOMAIN.exec(text.slice(at + 1, at + 1 + DOMAIN_MAX))?.[0] ?? '');
    if (!domain) continue;
    const severity = INVENTED.test(domain) ? 'low' : 'medium';
    found.push({ kind: 'email', severity, start: at - local.length, end: at + 1 + domain.length });
  }
  return found;
};
