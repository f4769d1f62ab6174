// Reads from a Yjs update which clocks it holds, without making the texts and values in it: most of an update's reading is those.
import { type Decoder, readUint8, readVarInt, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

/** Moves on by so many bytes. Throws when there are not as many. */
function skip(decoder: Decoder, byteCount: number): void {
  if (decoder.pos + byteCount > decoder.arr.length) throw new RangeError('the update is cut off');
  decoder.pos += byteCount;
}

/** Skips a text; gives its length in UTF-16 units, which is what Yjs counts. */
function skipText(decoder: Decoder): number {
  const byteCount = readVarUint(decoder);
  const from = decoder.pos;
  skip(decoder, byteCount);
  let units = byteCount;
  for (let at = from; at < decoder.pos; at++) {
    const byte = decoder.arr[at] ?? 0;
    // of each letter all bytes but the first say nothing new, but for those of four bytes, which are two units
    if (byte >= 0x80 && byte < 0xc0) units -= 1;
    else if (byte >= 0xf0) units += 1;
  }
  return units;
}

/** Skips a value as `lib0` writes it (`encoding.writeAny`). */
function skipValue(decoder: Decoder): void {
  const kind = readUint8(decoder);
  if (kind === 125) readVarInt(decoder);
  else if (kind === 124) skip(decoder, 4);
  else if (kind === 123 || kind === 122) skip(decoder, 8);
  else if (kind === 119 || kind === 116) skip(decoder, readVarUint(decoder));
  else if (kind === 118 || kind === 117) {
    for (let left = readVarUint(decoder); left > 0; left--) {
      if (kind === 118) skip(decoder, readVarUint(decoder));
      skipValue(decoder);
    }
  } else if (kind > 127 || kind < 116) throw new TypeError('no value begins like this');
}

/** As Yjs reads an update, with texts of the right length and nothing in them, and with no values. */
class ClockDecoder extends Y.UpdateDecoderV1 {
  override readString(): string {
    return ' '.repeat(skipText(this.restDecoder));
  }
  override readKey(): string {
    return this.readString();
  }
  override readAny(): unknown {
    skipValue(this.restDecoder);
    return null;
  }
  override readJSON(): unknown {
    skip(this.restDecoder, readVarUint(this.restDecoder));
    return null;
  }
}

/** The structs and deletions of an update, by clocks and lengths; what is in them is left out. Throws when it is no update. */
export function decodeClocks(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdateV2(update, ClockDecoder);
  } catch {
    // JSON texts, as Yjs wrote them long ago, are read as it goes; and what is no update is refused by Yjs itself
    return Y.decodeUpdate(update);
  }
}
