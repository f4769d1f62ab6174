// Sees to it that the browsers and tools the tests need are on this machine, and says each thing it installs.
import { existsSync } from 'node:fs';
import { findChromium, findFirefox } from './browsers.ts';
import { findPostgres } from './postgres.ts';
import { onPath, run } from './processes.ts';
import { findSwift } from './swift.ts';

interface Need {
  name: string;
  find(): string | null;
  /** The variable in which a person may name their own. */
  variable?: string;
  /** Playwright's name of it, where Playwright has a build for this. */
  playwright?: string;
  /** Packages, parted by a space. */
  debian: string;
  /** What a person does on a machine where nothing can be installed for them. */
  advice: string;
}

const needs: readonly Need[] = [
  {
    name: 'Chromium',
    find: findChromium,
    variable: 'WAYMARK_CHROMIUM',
    playwright: 'chromium',
    debian: 'chromium',
    advice:
      'Install Chromium (not Google Chrome, which takes no extension from the command line), or run `npx playwright install --with-deps chromium`, or name one in WAYMARK_CHROMIUM.',
  },
  {
    name: 'Firefox',
    find: findFirefox,
    variable: 'WAYMARK_FIREFOX',
    debian: 'firefox-esr',
    advice: 'Install Firefox 140 or later, or name one in WAYMARK_FIREFOX.',
  },
  {
    name: 'pdftotext',
    find: () => onPath('pdftotext'),
    debian: 'poppler-utils',
    advice: 'Install poppler (`apt install poppler-utils`, `brew install poppler`): it reads the PDF the tests make.',
  },
  {
    name: 'qpdf',
    find: () => onPath('qpdf'),
    debian: 'qpdf',
    advice: 'Install qpdf (`apt install qpdf`, `brew install qpdf`): it checks the PDF the tests make.',
  },
  {
    name: 'LibreOffice',
    find: () => onPath('soffice'),
    debian: 'libreoffice-writer libreoffice-calc',
    advice:
      'Install LibreOffice with Writer and Calc (`apt install libreoffice-writer libreoffice-calc`, `brew install --cask libreoffice`), and see that `soffice` is on the path: it opens the documents and tables the tests make.',
  },
  {
    name: 'Python',
    find: () => onPath('python3'),
    debian: 'python3',
    advice:
      'Install Python 3 (`apt install python3`, `brew install python`): its own reader opens the ZIPs the tests make.',
  },
  {
    name: 'PostgreSQL',
    find: findPostgres,
    debian: 'postgresql',
    advice:
      'Install PostgreSQL 14 or later (`apt install postgresql`, `brew install postgresql`): tests start a private one of their own.',
  },
  {
    name: 'S3-compatible storage',
    find: () => process.env.WAYMARK_TEST_S3?.replace(/\/\/.*@/, '//') ?? findSwift(),
    debian: 'python3-swift',
    advice:
      'Install OpenStack Swift (`apt install python3-swift`), of which tests start a private one, or name another storage that is running here in WAYMARK_TEST_S3=http://ACCESS_KEY:SECRET_KEY@127.0.0.1:9000.',
  },
];

async function downloadFromPlaywright(need: Need, browser: string): Promise<boolean> {
  console.log(`set-up: ${need.name} is not here; downloading Playwright's build of it`);
  await run('playwright', ['install', '--no-shell', browser], { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' });
  return need.find() !== null;
}

let isPackageListFresh = false;

async function installFromDebian(need: Need): Promise<boolean> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  console.log(`set-up: installing the Debian package ${need.debian}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!isPackageListFresh) isPackageListFresh = (await run('apt-get', ['update', '-qq'], env)) === 0;
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...need.debian.split(' ')], env);
  return need.find() !== null;
}

/** What is named by a person, but is not there: installing another would go against their word. */
function misnamed({ variable }: Need): string | null {
  const named = variable && process.env[variable];
  return named && !existsSync(named) ? `${variable} names ${named}, and there is no such file.` : null;
}

/** Null once the need is met; else a sentence on what a person has to do. */
async function provide(need: Need): Promise<string | null> {
  const wrong = misnamed(need);
  if (wrong) return wrong;
  if (need.find()) return null;
  if (need.playwright && (await downloadFromPlaywright(need, need.playwright))) return null;
  return (await installFromDebian(need)) ? null : `${need.name} is missing. ${need.advice}`;
}

/** What the set-up ended with: the environment for the tests, or what a person has to install first. */
export type SetUp = { ready: true; env: NodeJS.ProcessEnv } | { ready: false; missing: string[] };

/** Finds everything the tests need, or installs it: Chromium as Playwright's download, and as root on Debian all with apt. */
export async function setUp(): Promise<SetUp> {
  const missing: string[] = [];
  for (const need of needs) {
    const lack = await provide(need);
    if (lack) missing.push(lack);
    else console.log(`set-up: ${need.name} is ${need.find()}`);
  }
  if (missing.length > 0) return { ready: false, missing };
  return {
    ready: true,
    env: { WAYMARK_CHROMIUM: findChromium() ?? undefined, WAYMARK_FIREFOX: findFirefox() ?? undefined },
  };
}
