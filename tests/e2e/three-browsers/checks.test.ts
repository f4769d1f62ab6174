// What the proof of the three browsers looks with can see: it finds what was read, lost, doubled or torn apart.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../../shared/model/id.ts';
import { createActivity, createReflection, moveToBin } from '../../../shared/portfolio/edit.ts';
import { rootOf } from '../../../shared/portfolio/layout.ts';
import { wordsIn } from './canaries.ts';
import { wordBy, wordsOf } from './handwriting.ts';
import { Ledger } from './ledger.ts';
import { plainBytes } from './plain-traffic.ts';

describe('a word that should not be there is found', () => {
  test('as text of either kind, in base64 wherever it begins, and in hexadecimal', () => {
    const forms = [
      Buffer.from('a quetzal here'),
      Buffer.from('a quetzal here', 'utf16le'),
      ...['', 'x', 'xy'].map((before) => Buffer.from(btoa(`${before}quetzal here`))),
      Buffer.from(Buffer.from('a quetzal').toString('hex')),
    ];
    for (const form of forms) expect(wordsIn(['quetzal', 'linnet'], [form])).toEqual(['quetzal']);
    expect(wordsIn(['quetzal'], [gzipSync('nothing'), Buffer.from('a quetza l')])).toEqual([]);
  });

  test('in a message of a WebSocket, under the mask of the browser, whatever its length', () => {
    const asked = Buffer.from('GET /sync/room HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
    const answered = Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    for (const length of [20, 300, 70_000]) {
      const up = Buffer.concat([asked, masked(Buffer.alloc(10)), masked(Buffer.from('a quetzal'.padEnd(length)))]);
      expect(wordsIn(['quetzal'], [up])).toEqual([]);
      expect(wordsIn(['quetzal'], plainBytes({ up, down: answered }))).toEqual(['quetzal']);
    }
    const compressed = Buffer.from('HTTP/1.1 101 OK\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n');
    expect(() => plainBytes({ up: asked, down: compressed })).toThrow('compressed');
  });
});

function masked(payload: Buffer): Buffer {
  const mask = Buffer.from([1, 250, 3, 99]);
  const head =
    payload.length < 126
      ? Buffer.from([0x82, 0x80 | payload.length])
      : payload.length < 65_536
        ? Buffer.from([0x82, 0x80 | 126, payload.length >> 8, payload.length & 255])
        : Buffer.concat([Buffer.from([0x82, 0x80 | 127, 0, 0, 0, 0]), fourBytes(payload.length)]);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
const fourBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

test('of words that two wrote between each other’s letters, each one’s own are read as they came', () => {
  const [mine, theirs] = [wordBy('laptop', 12), wordBy('tablet', 13)];
  expect([mine, theirs, wordBy('phone', 9)]).toEqual(['quetzalaaabc', 'QUETZALAAABD', '9753186400010']);
  const text = ` ${mine} quetz ${theirs}alaaabd`;
  expect(wordsOf('laptop', text)).toEqual([mine, 'quetzalaaabd']);
  expect(wordsOf('tablet', text)).toEqual([theirs]);
  expect(wordsOf('phone', text)).toEqual([]);
});

describe('a portfolio is compared with what was written', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  function aPortfolio() {
    const doc = new Y.Doc();
    const ledger = new Ledger(['laptop', 'phone']);
    const id = createActivity(doc, { title: 'First title' }, now);
    ledger.added(id, 'First title', 'laptop');
    const word = wordBy('laptop', 1);
    const reflection = {
      activityId: id,
      modelKey: 'gibbs',
      promptKeys: ['feelings'],
      answers: { feelings: ` ${word}` },
    };
    createReflection(doc, reflection, now);
    ledger.wrote(id, 'laptop', word);
    return { doc, ledger, id, word, reflection };
  }

  test('and has nothing to say when it is the same', () => {
    const { doc, ledger } = aPortfolio();
    expect(ledger.problemsIn(doc)).toEqual([]);
  });

  test('and says what is lost, doubled, changed or too much', () => {
    const broken: ((of: ReturnType<typeof aPortfolio>) => void)[] = [
      ({ doc, reflection }) => void createReflection(doc, reflection, now),
      ({ doc }) => rootOf(doc, 'reflection').clear(),
      ({ doc, id }) => void rootOf(doc, 'activity').delete(id),
      ({ doc }) => void createActivity(doc, { title: 'First title' }, now),
      ({ doc, id }) => moveToBin(doc, 'activity', id, '2026-11-26' as Parameters<typeof moveToBin>[3]),
      ({ ledger, id }) => ledger.retitled(id, { seen: 'First title', title: 'Second title' }),
      ({ ledger, id }) => ledger.attached(id, { name: 'certificate.pdf', sha256: 'a'.repeat(64) }),
      ({ ledger }) => ledger.kept('A page'),
      ({ doc, reflection, word }) =>
        void createReflection(doc, { ...reflection, activityId: newId(), answers: { feelings: word } }, now),
    ];
    for (const breakIt of broken) {
      const portfolio = aPortfolio();
      breakIt(portfolio);
      expect(portfolio.ledger.problemsIn(portfolio.doc), String(breakIt)).not.toEqual([]);
    }
  });
});
