// What a person is asked before anything moves.
import { expect, test } from 'vitest';
import { connectionWords } from './connection-words.ts';

const request = { origin: 'http://localhost:8787', portfolioId: 'p', pages: 2, records: 5, wasConnected: false };

test('names the address that asks, in every case', () => {
  for (const what of ['same', 'join', 'restore', 'merge'] as const)
    expect(connectionWords({ ...request, case: what }).question).toContain('http://localhost:8787');
});

test('says that the extension will send what it keeps, wherever it takes the app’s server', () => {
  for (const what of ['same', 'join', 'merge'] as const)
    expect(connectionWords({ ...request, case: what }).effects.join(' ')).toContain('to the same server, sealed');
});

test('says how many pages move over', () => {
  expect(connectionWords({ ...request, case: 'join' }).effects).toContain('The 2 pages you kept here come along.');
  expect(connectionWords({ ...request, case: 'join', pages: 1 }).effects).toContain(
    'The page you kept here comes along.',
  );
});

test('asks calmly when the app it was connected to has moved on to another portfolio', () => {
  const { question, effects } = connectionWords({ ...request, case: 'merge', wasConnected: true });
  expect(question).toBe('Connect this extension to the portfolio open at http://localhost:8787?');
  expect(effects.join(' ')).toContain('What this extension keeps and is not there yet comes along.');
  expect(effects.join(' ')).not.toMatch(/both are in use|exists only/);
});

test('says plainly that two portfolios in use become one', () => {
  const { effects } = connectionWords({ ...request, case: 'merge' });
  expect(effects.join(' ')).toMatch(/two different portfolios, and both are in use/);
  expect(effects.join(' ')).toMatch(/Nothing there is changed or removed/);
});
