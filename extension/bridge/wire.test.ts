// Messages of the bridge where the browser's ports clone bytes, and where they only carry JSON.
import { expect, test } from 'vitest';
import { parseFromExtension } from '../../shared/sync/bridge.ts';
import { fromWire, toWire } from './wire.ts';

const message = { kind: 'sync', bytes: new Uint8Array([0, 1, 254, 255]) };

test('bytes arrive as bytes over a port that clones them', () => {
  expect(parseFromExtension(fromWire(structuredClone(toWire(message, true))))).toEqual(message);
});

test('bytes arrive as bytes over a port that carries only JSON', () => {
  expect(parseFromExtension(fromWire(JSON.parse(JSON.stringify(toWire(message, false)))))).toEqual(message);
});

test('a message sent as bytes before it was known that the port carries none is still understood', () => {
  expect(parseFromExtension(fromWire(JSON.parse(JSON.stringify(toWire(message, true)))))).toEqual(message);
});

test('what is no message is nothing', () => {
  for (const raw of [null, 'x', { kind: 'sync', bytes: 'base64:***' }, { kind: 'sync', bytes: [300] }])
    expect(parseFromExtension(fromWire(raw))).toBeNull();
});
