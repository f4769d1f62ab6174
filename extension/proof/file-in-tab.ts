// Functions that run inside a page to fetch a file of its own site in the person's session. Each stands alone: it travels as text.

export type FileInTab =
  | { kind: 'there'; url: string; mime: string; sizeBytes: number }
  | { kind: 'too-large' }
  | { kind: 'status'; status: number }
  | { kind: 'elsewhere' }
  | { kind: 'network' };

/** Fetches the file and holds it in the extension's own world of the page, where the page cannot see it. */
export async function holdFile(address: string, bytesMax: number, cache: RequestCache): Promise<FileInTab> {
  try {
    const response = await fetch(address, { credentials: 'include', cache });
    if (!response.ok) return { kind: 'status', status: response.status };
    const reader = response.body?.getReader();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let sizeBytes = 0;
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      sizeBytes += piece.value.length;
      if (sizeBytes > bytesMax) {
        await reader?.cancel();
        return { kind: 'too-large' };
      }
      pieces.push(piece.value);
    }
    Object.assign(globalThis, { waymarkHeldFile: new Blob(pieces) });
    return { kind: 'there', url: response.url, mime: response.headers.get('content-type') ?? '', sizeBytes };
  } catch {
    try {
      // a redirect to another site fails like a network that is down; asked not to follow, the browser tells them apart
      const asked = await fetch(address, { credentials: 'include', redirect: 'manual', cache: 'no-store' });
      return { kind: asked.type === 'opaqueredirect' ? 'elsewhere' : 'network' };
    } catch {
      return { kind: 'network' };
    }
  }
}

/** A piece of the file that is held, as base64 (RFC 4648, section 4); null when none is held. */
export async function heldPiece(from: number, to: number): Promise<string | null> {
  const held = (globalThis as { waymarkHeldFile?: Blob }).waymarkHeldFile;
  if (!(held instanceof Blob)) return null;
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(held.slice(from, to));
  });
}

/** Lets the file go. */
export function dropHeldFile(): void {
  delete (globalThis as { waymarkHeldFile?: Blob }).waymarkHeldFile;
}
