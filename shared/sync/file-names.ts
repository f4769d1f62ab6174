// The names of a portfolio's files on a server, each computed once.
import { type FileKeys, fileName, sendAgainName } from '../crypto/file-seal.ts';

export interface FileNames {
  of(sha256: string): string;
  /** The name of the request to send this file again. */
  ofRequest(sha256: string): string;
}

export function fileNames(keys: FileKeys): FileNames {
  const names = new Map<string, string>();
  const requests = new Map<string, string>();
  const remembered = (known: Map<string, string>, sha256: string, name: (keys: FileKeys, sha256: string) => string) => {
    const found = known.get(sha256) ?? name(keys, sha256);
    known.set(sha256, found);
    return found;
  };
  return {
    of: (sha256) => remembered(names, sha256, fileName),
    ofRequest: (sha256) => remembered(requests, sha256, sendAgainName),
  };
}
