// Refuses to start with two copies of Yjs: documents of one are foreign to the other, and replies come out unreadable.
import { createRequire } from 'node:module';

/** Throws when the libraries that handle documents here would not load the same Yjs, or not line 13. */
export function assertOneYjs(): void {
  const own = createRequire(import.meta.url);
  const ownPath = own.resolve('yjs');
  const theirs = createRequire(own.resolve('y-protocols/sync')).resolve('yjs');
  if (ownPath !== theirs) throw new Error(`two copies of Yjs: ${ownPath} and ${theirs}. Run npm dedupe yjs`);
  const version: unknown = own('yjs/package.json').version;
  if (typeof version !== 'string' || !version.startsWith('13.'))
    throw new Error(`Yjs ${String(version)} is installed, and this server speaks the format of Yjs 13`);
}
