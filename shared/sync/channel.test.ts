// Two documents over a channel: they agree, they never echo, and nonsense on the wire harms neither.
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Channel, openChannel } from './channel.ts';

/** Two documents whose messages wait until they are delivered. */
function aPair(between: { onSynced?: () => void } = {}) {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const wire: { to: 0 | 1; bytes: Uint8Array }[] = [];
  const open = (own: 0 | 1): Channel =>
    openChannel({
      doc: docs[own],
      send: (bytes) => wire.push({ to: own === 0 ? 1 : 0, bytes }),
      origin: 'peer',
      ...between,
    });
  const channels = [open(0), open(1)] as const;
  const deliver = () => {
    let messages = 0;
    for (let next = wire.shift(); next; next = wire.shift()) {
      channels[next.to].receive(next.bytes);
      messages += 1;
    }
    return messages;
  };
  return { docs, channels, wire, deliver };
}

test('what both sides held before and what they write after is on both', () => {
  const pair = aPair();
  const [a, b] = pair.docs;
  a.getMap('m').set('before', 'a');
  pair.deliver();
  b.getMap('m').set('after', 'b');
  pair.deliver();
  expect(a.getMap('m').toJSON()).toEqual({ before: 'a', after: 'b' });
  expect(b.getMap('m').toJSON()).toEqual({ before: 'a', after: 'b' });
});

test('an update makes one message and no echo', () => {
  const pair = aPair();
  pair.deliver();
  pair.docs[0].getMap('m').set('k', 1);
  expect(pair.deliver()).toBe(1);
});

test('each side hears when it holds what the other held', () => {
  let synced = 0;
  const pair = aPair({ onSynced: () => synced++ });
  pair.deliver();
  expect(synced).toBe(2);
});

test('after stop nothing is sent and nothing is taken', () => {
  const pair = aPair();
  pair.deliver();
  pair.channels[0].stop();
  pair.docs[0].getMap('m').set('k', 1);
  pair.docs[1].getMap('m').set('l', 1);
  pair.deliver();
  expect(pair.docs[0].getMap('m').toJSON()).toEqual({ k: 1 });
});

test('a side that is gone stops the channel, and the edit that noticed it is not disturbed', () => {
  const doc = new Y.Doc();
  let isGone = false;
  const causes: unknown[] = [];
  const send = () => {
    if (isGone) throw new Error('port closed');
  };
  openChannel({ doc, send, onClosed: (cause) => causes.push(cause) });
  isGone = true;
  doc.getMap('m').set('k', 1);
  doc.getMap('m').set('k', 2);
  expect(causes).toEqual([new Error('port closed')]);
  expect(doc.getMap('m').get('k')).toBe(2);
});

const update = Y.encodeStateAsUpdate(aDoc());
const message = (kind: number, body: Uint8Array) => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
};

test.each([
  ['nothing', new Uint8Array()],
  ['an unknown kind', message(9, update)],
  ['an endless number', new Uint8Array(40).fill(255)],
  ['a length past the end', Uint8Array.of(2, 255, 255, 3, 1)],
  ['half an update', message(2, update.subarray(0, update.length >> 1))],
  ['half an answer', message(1, update.subarray(0, update.length >> 1))],
  ['a state vector that is none', message(0, Uint8Array.of(3, 1))],
])('%s is counted, dropped and does not end the channel', (_, bytes) => {
  const doc = new Y.Doc();
  const counts: number[] = [];
  const channel = openChannel({ doc, send: () => {}, onMalformed: (count) => counts.push(count) });
  channel.receive(bytes);
  channel.receive(bytes);
  expect(counts).toEqual([1, 2]);
  channel.receive(message(2, update));
  expect(doc.getText('t').toString()).toBe('a reflection');
});

test('random bytes never throw out of the channel', () => {
  const doc = new Y.Doc();
  const channel = openChannel({ doc, send: () => {} });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 0, max: 2 }), (bytes, kind) => {
      channel.receive(bytes);
      channel.receive(message(kind, bytes));
    }),
    { numRuns: 500 },
  );
});

function aDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'a reflection');
  return doc;
}
