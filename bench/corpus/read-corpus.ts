// Reads the pages of a corpus with all tools: each page opened in a real Chromium at its own address, with no network and no scripts of its own.
import type { Page } from '@playwright/test';
import metascraper from 'metascraper';
import authorRules from 'metascraper-author';
import dateRules from 'metascraper-date';
import titleRules from 'metascraper-title';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { newProfileFolder, openBrowser, removeProfile } from '../page.ts';
import type { Case } from './cases.ts';
import type { Reading, Readings, Variant } from './reading.ts';

/** Scripting is on, as for the person, but nothing the page brings may run or load. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";

const scrape = metascraper([titleRules(), authorRules(), dateRules({ datePublished: true })]);

async function byMetascraper(html: string, url: string): Promise<Reading> {
  const { title, author, date } = await scrape({ html, url, validateUrl: false });
  return {
    title: title ?? '',
    authors: (author ?? '').split(/\s*(?:,|;|\band\b|&)\s*/).filter(Boolean),
    publishedOn: date ?? '',
    text: '',
  };
}

export interface ReadCase {
  case: Case;
  variants: Partial<Record<Variant, Readings>>;
}

async function readCase(page: Page, one: Case, variants: readonly Variant[], script: string): Promise<ReadCase> {
  await page.unrouteAll();
  let isServed = false;
  await page.route('**/*', async (route) => {
    if (isServed || !route.request().isNavigationRequest()) return route.abort();
    isServed = true;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: one.html,
    });
  });
  await page.goto(one.url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  await page.evaluate(script);
  const read: ReadCase = { case: one, variants: {} };
  // each takes away more than the one before, from the same document
  for (const variant of variants) {
    const { html, ...readings } = await page.evaluate(
      ([name, url]) => window.corpusBench.read(name as Variant, url as string),
      [variant, one.url],
    );
    read.variants[variant] = { ...readings, metascraper: await byMetascraper(html || one.html, one.url) };
  }
  return read;
}

/** `variantsOf` says what is asked of a page, from the most complete to the least. */
export async function readCases(
  cases: readonly Case[],
  variantsOf: (id: string) => readonly Variant[],
): Promise<ReadCase[]> {
  const script = await scriptForPage('bench/corpus/in-page.ts');
  const folder = await newProfileFolder();
  const context = await openBrowser(folder);
  try {
    const read: ReadCase[] = [];
    for (const one of cases) {
      // a page of its own for each: what one left behind slows no other
      const page = await context.newPage();
      try {
        read.push(await readCase(page, one, variantsOf(one.id), script));
      } catch (error) {
        throw new Error(`${one.id} could not be read: ${error instanceof Error ? error.message : error}`);
      } finally {
        await page.close();
      }
    }
    return read;
  } finally {
    await context.close();
    await removeProfile(folder);
  }
}
