// The style sheets of a tree as rules that can be read; those of other sites are fetched again where they may be.

import { TokenType, tokenize } from '@csstools/css-tokenizer';
import { adoptedOf, sheetsOf } from './dom.ts';
import type { Scope } from './scopes.ts';
import type { TimeBox } from './time-box.ts';

export interface ReadSheet {
  rules: CSSRuleList;
  /** Addresses in it are relative to this. */
  baseUrl: string;
  /** The media it is for; empty for all. */
  media: string;
}

export interface ReadSheets {
  sheets: ReadSheet[];
  /** Sheets that could not be read. */
  unread: number;
}

const FETCH_MS = 5_000;
const SHEET_CHARACTERS_MAX = 4_000_000;
const IMPORT_DEPTH_MAX = 3;
const SHEETS_MAX = 500;

function rulesOf(sheet: CSSStyleSheet): CSSRuleList | null {
  try {
    return sheet.cssRules;
  } catch {
    return null; // of another site, without its leave
  }
}

function adopted(scope: Scope): CSSStyleSheet[] {
  try {
    return [...adoptedOf(scope.root)];
  } catch {
    return []; // Firefox keeps them from extensions in some versions
  }
}

async function fetchText(address: string, box: TimeBox): Promise<string | null> {
  if (box.isOver || !/^https?:/.test(address)) return null;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(Math.min(FETCH_MS, Math.max(1, box.leftMs))) });
    const isStyle = answer.ok && /css|^$/.test(answer.headers.get('content-type') ?? '');
    return isStyle ? (await answer.text()).slice(0, SHEET_CHARACTERS_MAX) : null;
  } catch {
    return null;
  }
}

/** Addresses that a sheet's text imports. A constructed sheet leaves imports out, so they are read beside it. */
function importsIn(css: string, baseUrl: string): { address: string; media: string }[] {
  const found: { address: string; media: string }[] = [];
  const tokens = tokenize({ css: css.slice(0, 20_000) });
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.[0] !== TokenType.AtKeyword || token[4].value.toLowerCase() !== 'import') continue;
    const end = tokens.findIndex((one, index) => index > at && one[0] === TokenType.Semicolon);
    const rest = tokens.slice(at + 1, end < 0 ? undefined : end);
    const named = rest.findIndex((one) => one[0] === TokenType.URL || one[0] === TokenType.String);
    const name = rest[named];
    if (name?.[0] !== TokenType.URL && name?.[0] !== TokenType.String) continue;
    const media = rest
      .slice(named + 1)
      .map((one) => one[1])
      .join('')
      .replace(/^\)/, '')
      .trim();
    if (URL.canParse(name[4].value, baseUrl)) {
      found.push({ address: new URL(name[4].value, baseUrl).href, media: /layer|supports/.test(media) ? '' : media });
    }
  }
  return found;
}

/** All sheets of the tree that are switched on, in their order. */
export async function readSheets(scope: Scope, box: TimeBox): Promise<ReadSheets> {
  const read: ReadSheets = { sheets: [], unread: 0 };

  async function readAddress(address: string, media: string, depth: number): Promise<void> {
    const css = await fetchText(address, box);
    if (css === null || depth > IMPORT_DEPTH_MAX) {
      read.unread += 1;
      return;
    }
    for (const one of importsIn(css, address)) await readAddress(one.address, one.media || media, depth + 1);
    try {
      const sheet = new CSSStyleSheet({ baseURL: address });
      sheet.replaceSync(css);
      read.sheets.push({ rules: sheet.cssRules, baseUrl: address, media });
    } catch {
      read.unread += 1;
    }
  }

  async function take(sheet: CSSStyleSheet, outerMedia: string, depth: number): Promise<void> {
    if (sheet.disabled || read.sheets.length >= SHEETS_MAX) return;
    const media = sheet.media.mediaText && sheet.media.mediaText !== 'all' ? sheet.media.mediaText : outerMedia;
    const rules = rulesOf(sheet);
    if (!rules) {
      if (sheet.href) await readAddress(sheet.href, media, depth);
      return;
    }
    for (const rule of rules) {
      const imported = (rule as CSSImportRule).styleSheet;
      if (imported && depth < IMPORT_DEPTH_MAX) await take(imported, media, depth + 1);
    }
    read.sheets.push({ rules, baseUrl: sheet.href ?? scope.baseUrl, media });
  }

  for (const sheet of sheetsOf(scope.root)) await take(sheet as CSSStyleSheet, '', 0);
  for (const sheet of adopted(scope)) await take(sheet, '', 0);
  return read;
}
