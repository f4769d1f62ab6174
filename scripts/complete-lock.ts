// Completes package-lock.json with the platform packages that npm left out of it.
//
// Run `npx node scripts/complete-lock.ts` after every change of dependencies. A registry mirror that lacks a platform
// package at the wanted version makes npm drop it from the lock, and `npm ci` then refuses that lock on every machine
// ("Missing: @biomejs/cli-android-arm64 from lock file"). The entries added here name version, os, cpu and libc; those
// without an integrity are fetched and checked by the registry of whoever installs on that platform.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  integrity?: string;
  cpu?: string[];
  dev?: boolean;
  libc?: string[];
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, LockedPackage>;
}
/** What `npm view` answers; single values come as strings, several as lists. */
interface Published {
  os?: string | string[];
  cpu?: string | string[];
  libc?: string | string[];
  'dist.integrity'?: string;
}

/** The registry's word on a package, or null where it has none. */
function published(spec: string): Published | null {
  try {
    const answer = execFileSync('npm', ['view', spec, 'os', 'cpu', 'libc', 'dist.integrity', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const parsed = JSON.parse(answer) as Published | Published[];
    return Array.isArray(parsed) ? (parsed.at(-1) ?? null) : parsed;
  } catch {
    return null;
  }
}

/** The platform a package's name speaks of, for packages the registry does not know in any version. */
function platformInName(name: string): Published | null {
  const os = /(android|darwin|linux|win32|freebsd|openbsd|openharmony)/.exec(name)?.[1];
  const cpu = /(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64)/.exec(name)?.[1];
  return os && cpu ? { os, cpu } : null;
}

/** Where Node would look for `name` from the package at `from`, nearest first. */
function placesFor(name: string, from: string): string[] {
  const places: string[] = [];
  for (let folder = from; folder; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))))
    places.push(`${folder}/node_modules/${name}`);
  return [...places, `node_modules/${name}`];
}

const list = (value: string | string[]): string[] => [value].flat();

function entryFor(name: string, version: string, isDev: boolean): LockedPackage {
  const exact = published(`${name}@${version}`);
  const anyVersion = exact ?? published(name);
  const platform = anyVersion?.os ? anyVersion : platformInName(name);
  if (!platform?.os && !platform?.cpu) console.warn(`no platform known for ${name}`);
  return {
    version,
    ...(exact?.['dist.integrity'] ? { integrity: exact['dist.integrity'] } : {}),
    ...(platform?.cpu ? { cpu: list(platform.cpu) } : {}),
    ...(isDev ? { dev: true } : {}),
    ...(platform?.libc ? { libc: list(platform.libc) } : {}),
    optional: true,
    ...(platform?.os ? { os: list(platform.os) } : {}),
  };
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
let added = 0;
for (const [from, locked] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
    if (placesFor(name, from).some((place) => lock.packages[place])) continue;
    if (!/^\d/.test(version)) {
      console.warn(`left out ${name}: ${version} is a range, and only an exact version can be locked`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = entryFor(name, version, locked.dev === true);
    console.log(`added ${name} ${version}`);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} added`);
