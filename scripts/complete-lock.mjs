// Adds the platform packages that the registry in reach could not answer for to package-lock.json,
// so that `npm ci` (which wants every optional dependency in the lock) passes here and on every platform.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const view = (spec) => {
  try {
    const o = JSON.parse(
      execFileSync('npm', ['view', spec, 'os', 'cpu', 'libc', 'dist.integrity', 'engines', 'license', '--json'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    return Array.isArray(o) ? o.at(-1) : o;
  } catch {
    return null;
  }
};
const guess = (name) => {
  const os = /(android|darwin|linux|win32|freebsd|openbsd|openharmony)/.exec(name)?.[1];
  const cpu = /(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64)/.exec(name)?.[1];
  return os && cpu ? { os, cpu } : null;
};
const arr = (x) => (x === undefined ? undefined : [x].flat());
let added = 0;
for (const [at, p] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(p.optionalDependencies ?? {})) {
    const places = [];
    for (let d = at; ; d = d.slice(0, Math.max(0, d.lastIndexOf('/node_modules/')))) {
      places.push(d ? `${d}/node_modules/${name}` : `node_modules/${name}`);
      if (!d) break;
    }
    if (places.some((k) => lock.packages[k])) continue;
    if (!/^\d/.test(range)) {
      console.log('skip range', at, name, range);
      continue;
    }
    const exact = view(`${name}@${range}`);
    const seen = exact ?? view(name);
    const other = seen?.os ? seen : guess(name);
    if (!other?.os && !other?.cpu) {
      console.log('no platform for', name);
    }
    const entry = {
      version: range,
      ...(exact?.['dist.integrity'] ? { integrity: exact['dist.integrity'] } : {}),
      ...(other?.cpu ? { cpu: arr(other.cpu) } : {}),
      ...(p.dev ? { dev: true } : {}),
      ...(other?.libc ? { libc: arr(other.libc) } : {}),
      optional: true,
      ...(other?.os ? { os: arr(other.os) } : {}),
    };
    lock.packages[`node_modules/${name}`] = entry;
    added++;
    console.log('added', name, range, JSON.stringify(entry));
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync('package-lock.json', JSON.stringify(lock, null, 2) + '\n');
console.log('added', added);
