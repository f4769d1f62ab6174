// Gathers what arrives in crumbs into pieces that are worth a row.

/** The bytes of `body` in pieces of this size, the last one smaller. When `body` fails, what came before is given out first. */
export async function* inPieces(body: AsyncIterable<Uint8Array>, pieceBytes: number): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const gathered = () => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    return piece;
  };
  let failure: { readonly cause: unknown } | null = null;
  try {
    for await (const bytes of body) {
      for (let rest = bytes; rest.length > 0; ) {
        const fits = rest.subarray(0, pieceBytes - waitingBytes);
        waiting.push(fits);
        waitingBytes += fits.length;
        rest = rest.subarray(fits.length);
        if (waitingBytes === pieceBytes) yield gathered();
      }
    }
  } catch (cause) {
    failure = { cause };
  }
  if (waitingBytes > 0) yield gathered();
  if (failure) throw failure.cause;
}
