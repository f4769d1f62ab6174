// What a recorded connection said, without the mask that browsers put over every message of a WebSocket (RFC 6455, section 5.3).
import type { Recorded } from './recording-proxy.ts';

const HEAD_END = '\r\n\r\n';
/** The length in the first two bytes of a frame says that 2 or 8 further bytes hold it. */
const [LENGTH_IN_2, LENGTH_IN_8] = [126, 127];

/** Requests and answers as they are; of a WebSocket its opening and then what its messages hold, one after the other. */
export function plainBytes({ up, down }: Recorded): Buffer[] {
  const asks = up.includes('Upgrade: websocket') || up.includes('upgrade: websocket');
  if (!asks) return [up, down];
  const [asked, answered] = [headOf(up), headOf(down)];
  if (/^sec-websocket-extensions:/im.test(answered))
    throw new Error('this WebSocket is compressed, and nothing can be looked for in it');
  // browsers open a connection of its own for a WebSocket; what came before on this one would be taken for frames
  if (!/^GET \/sync\//.test(asked)) throw new Error('a WebSocket was opened on a used connection');
  return [up.subarray(0, asked.length), payloadsOf(up, asked.length), down];
}

function headOf(bytes: Buffer): string {
  const end = bytes.indexOf(HEAD_END);
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end + HEAD_END.length);
}

function payloadsOf(bytes: Buffer, start: number): Buffer {
  const payloads: Buffer[] = [];
  for (let at = start; at + 2 <= bytes.length; ) {
    const [length, dataAt] = lengthAt(bytes, at);
    const isMasked = ((bytes[at + 1] ?? 0) & 0x80) !== 0;
    const begin = dataAt + (isMasked ? 4 : 0);
    const mask = bytes.subarray(dataAt, begin);
    // of one that broke off, what there is of it
    const payload = Buffer.from(bytes.subarray(begin, begin + length));
    if (isMasked) for (let i = 0; i < payload.length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
    payloads.push(payload);
    at = begin + length;
  }
  return Buffer.concat(payloads);
}

/** How long the payload of the frame at this place is, and where its mask or, without one, the payload begins. */
function lengthAt(bytes: Buffer, at: number): [length: number, dataAt: number] {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  if (short === LENGTH_IN_2 && at + 4 <= bytes.length) return [bytes.readUInt16BE(at + 2), at + 4];
  if (short === LENGTH_IN_8 && at + 10 <= bytes.length) return [Number(bytes.readBigUInt64BE(at + 2)), at + 10];
  return [short, at + 2];
}
