// Sealing a file in pieces that open one by one, and always to the same bytes: any device can go on with what another began.
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '../model/result.ts';
import { bigEndian, concat, lengthPrefixed, readBigEndian, toBase64Url, utf8 } from './byte-fields.ts';
import type { PortfolioKeys } from './keys.ts';
import { paddedSizeBytes } from './padding.ts';

/** Byte layout: docs/sealed-log-format.md. A new version makes new keys, since a nonce must never meet two plaintexts. */
const VERSION = 1;
const PURPOSE = 'waymark/1/file';
const VERSION_BYTES = 1;
const LENGTH_BYTES = 8;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const NUMBER_BYTES = 4;
/** As much of the padded content as one piece holds; the last holds the rest. */
export const PIECE_BYTES = 256 * 1024;
const SEALED_PIECE_BYTES = PIECE_BYTES + TAG_BYTES;
/** What is larger was made by nobody: 50 MB is kept of one file. */
const SEALED_MAX_BYTES = 256 * 1024 * 1024;

export type FileKeys = Pick<PortfolioKeys, 'room' | 'filesKey' | 'fileNamesKey'>;

/** What a server knows a file by: 43 letters that tell nothing of the content to whoever lacks the key. `contentHash` in hexadecimal. */
export const fileName = ({ fileNamesKey }: FileKeys, contentHash: string): string =>
  toBase64Url(hmac(sha256, fileNamesKey, hexToBytes(contentHash)));

/**
 * The content of a file that a device leaves at the server when another does not open: whoever has that one sends it again. The
 * name of such a file says to nobody but the portfolio's devices what is asked for.
 */
export const sendAgainRequest = (contentHash: string): Uint8Array<ArrayBuffer> =>
  utf8(`waymark/1/send-again:${contentHash}`);

/** The name that such a request has. */
export const sendAgainName = (keys: FileKeys, contentHash: string): string =>
  fileName(keys, bytesToHex(sha256(sendAgainRequest(contentHash))));

/** How large a file of `contentBytes` is once it is sealed. */
export function sealedSizeBytes(contentBytes: number): number {
  const paddedBytes = paddedSizeBytes(LENGTH_BYTES + contentBytes);
  return VERSION_BYTES + paddedBytes + TAG_BYTES * Math.ceil(paddedBytes / PIECE_BYTES);
}

/** How many pieces a sealed file of this size has, or null when no sealed file has this size. */
export function pieceCount(sealedBytes: number): number | null {
  const bodyBytes = sealedBytes - VERSION_BYTES;
  const count = Math.ceil(bodyBytes / SEALED_PIECE_BYTES);
  const paddedBytes = bodyBytes - count * TAG_BYTES;
  const isWhole = Number.isSafeInteger(sealedBytes) && sealedBytes <= SEALED_MAX_BYTES && paddedBytes > 0;
  return isWhole && paddedSizeBytes(paddedBytes) === paddedBytes ? count : null;
}

/** Where a piece begins in the sealed file; that of the piece after the last one is past its end. */
export const pieceStart = (number: number): number => VERSION_BYTES + number * SEALED_PIECE_BYTES;

export interface SealedFile {
  readonly name: string;
  /** Lower-case hexadecimal SHA-256 of the content, computed here: what is not the content that was meant gets another key. */
  readonly contentHash: string;
  readonly sizeBytes: number;
  /** The sealed bytes from `from` to before `to`; what lies outside the file is left out. */
  bytes(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Nothing is sealed before its bytes are asked for. The content is not copied: whoever gives it leaves it alone. */
export async function sealFile(keys: FileKeys, content: Uint8Array<ArrayBuffer>): Promise<SealedFile> {
  const contentHash = await hashOf(content);
  const name = fileName(keys, contentHash);
  const key = await contentKey(keys, contentHash);
  const paddedBytes = paddedSizeBytes(LENGTH_BYTES + content.length);
  const count = Math.ceil(paddedBytes / PIECE_BYTES);
  const sizeBytes = sealedSizeBytes(content.length);

  function plainPiece(number: number): Uint8Array<ArrayBuffer> {
    const from = number * PIECE_BYTES;
    const piece = new Uint8Array(Math.min(PIECE_BYTES, paddedBytes - from));
    if (number === 0) piece.set(bigEndian(content.length, LENGTH_BYTES));
    const start = Math.max(0, LENGTH_BYTES - from);
    const contentFrom = from + start - LENGTH_BYTES;
    piece.set(content.subarray(contentFrom, contentFrom + piece.length - start), start);
    return piece;
  }
  async function sealedPiece(number: number): Promise<Uint8Array> {
    const binding = bound(keys, name, number, number === count - 1);
    return new Uint8Array(await crypto.subtle.encrypt(binding, key, plainPiece(number)));
  }

  return {
    name,
    contentHash,
    sizeBytes,
    async bytes(from, to) {
      const end = Math.min(to, sizeBytes);
      const first = Math.max(0, Math.floor((from - VERSION_BYTES) / SEALED_PIECE_BYTES));
      const parts: Uint8Array[] = [];
      if (from < Math.min(VERSION_BYTES, end)) parts.push(Uint8Array.of(VERSION));
      for (let number = first; number < count && pieceStart(number) < end; number++) {
        const start = pieceStart(number);
        const piece = await sealedPiece(number);
        parts.push(piece.subarray(Math.max(0, from - start), Math.max(0, end - start)));
      }
      return concat(...parts);
    },
  };
}

export interface FileOpener {
  readonly name: string;
  /** The padded content of one piece of a sealed file of `sealedBytes`. `sealed`: it is not that piece of that file. */
  openPiece(
    number: number,
    sealedBytes: number,
    piece: Uint8Array<ArrayBuffer>,
  ): Promise<Result<Uint8Array<ArrayBuffer>, 'sealed'>>;
  /** The content out of all pieces, opened and in order, or null when it is not what the hash says. */
  join(pieces: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer> | null>;
}

export async function fileOpener(keys: FileKeys, contentHash: string): Promise<FileOpener> {
  const name = fileName(keys, contentHash);
  const key = await contentKey(keys, contentHash);
  return {
    name,
    async openPiece(number, sealedBytes, piece) {
      const binding = bound(keys, name, number, number + 1 === pieceCount(sealedBytes));
      try {
        return ok(new Uint8Array(await crypto.subtle.decrypt(binding, key, piece)));
      } catch {
        return fail('sealed');
      }
    },
    async join(pieces) {
      const padded = concat(...pieces);
      const end = LENGTH_BYTES + readBigEndian(padded.subarray(0, LENGTH_BYTES));
      if (padded.length < LENGTH_BYTES || end > padded.length) return null;
      const content = padded.subarray(LENGTH_BYTES, end);
      return (await hashOf(content)) === contentHash ? content : null;
    },
  };
}

/** Whether the sealed file that begins with this byte is of a version that this code knows. */
export const isKnownVersion = (firstByte: number | undefined): boolean => firstByte === VERSION;

/** One key for one content: its nonces are the numbers of its pieces, and each meets one plaintext alone. */
async function contentKey({ filesKey }: FileKeys, contentHash: string): Promise<CryptoKey> {
  const info = lengthPrefixed(utf8(PURPOSE), Uint8Array.of(VERSION), hexToBytes(contentHash));
  const raw = hkdf(sha256, filesKey, undefined, info, 32);
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const bound = ({ room }: FileKeys, name: string, number: number, isLast: boolean): AesGcmParams => ({
  name: 'AES-GCM',
  iv: bigEndian(number, NONCE_BYTES),
  additionalData: lengthPrefixed(
    utf8(PURPOSE),
    utf8(room),
    utf8(name),
    Uint8Array.of(VERSION),
    bigEndian(number, NUMBER_BYTES),
    Uint8Array.of(isLast ? 1 : 0),
  ),
});

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
