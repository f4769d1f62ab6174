// Which files come over, from the extension or the server, in which order, and what happens when one does not.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Comes, type FilesWaiting, LARGE_BYTES, type WantedFile, wantedFiles } from './wanted-files.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const file = (sha256: string, rank = 0, sizeBytes = 100): WantedFile => ({ sha256, rank, sizeBytes });

function begin(missing: WantedFile[], onServer: Record<string, Comes> = {}) {
  const requested: string[] = [];
  const fromServer: string[] = [];
  const cancelled: string[] = [];
  const idle: (() => void)[] = [];
  const said: FilesWaiting[] = [];
  const wanted = wantedFiles({
    sources: [
      {
        name: 'extension',
        atOnce: 3,
        fallsSilent: true,
        comes: ({ sizeBytes }) => (sizeBytes > LARGE_BYTES ? 'when idle' : 'at once'),
        request: (sha256) => requested.push(sha256),
      },
      {
        name: 'server',
        atOnce: 2,
        fallsSilent: false,
        comes: ({ sha256 }) => onServer[sha256] ?? 'never',
        request: (sha256) => fromServer.push(sha256),
        cancel: (sha256) => cancelled.push(sha256),
      },
    ],
    onWaiting: (waiting) => said.push(waiting),
    whenIdle(then) {
      idle.push(then);
      return () => void idle.splice(0);
    },
  });
  wanted.set(missing);
  const connect = (isConnected = true) => wanted.setReach('extension', isConnected ? 'connected' : 'absent');
  const connectServer = () => wanted.setReach('server', 'connected');
  const beIdle = () => idle.splice(0)[0]?.();
  return { requested, fromServer, cancelled, idle, said, wanted, connect, connectServer, beIdle };
}

test('nothing is asked for before the extension is connected', () => {
  const { requested, connect } = begin([file('a')]);
  expect(requested).toEqual([]);
  connect();
  expect(requested).toEqual(['a']);
});

test('texts come before pictures, three at a time', () => {
  const all = [file('picture', 2), file('text', 0), file('other', 3), file('transcript', 1)];
  const { requested, wanted, connect } = begin(all);
  connect();
  expect(requested).toEqual(['text', 'transcript', 'picture']);
  wanted.set(all.filter(({ sha256 }) => sha256 !== 'text'));
  expect(requested.at(-1)).toBe('other');
});

test('a large file waits until there is nothing else to do, or until somebody opens it', () => {
  const large = file('large', 0, LARGE_BYTES + 1);
  const { requested, wanted, beIdle, idle, connect } = begin([large, file('small')]);
  connect();
  expect(requested).toEqual(['small']);
  expect(idle).toEqual([]);
  wanted.set([large]);
  expect(requested).toEqual(['small']);
  beIdle();
  expect(requested).toEqual(['small', 'large']);

  const other = begin([large, file('small')]);
  other.connect();
  other.wanted.want('large');
  expect(other.requested).toEqual(['small', 'large']);
});

test('a file that does not come is asked for again, after longer each time', () => {
  const { requested, connect } = begin([file('a')]);
  connect();
  vi.advanceTimersByTime(20_000);
  expect(requested).toEqual(['a', 'a']);
  vi.advanceTimersByTime(39_000);
  expect(requested).toEqual(['a', 'a']);
  vi.advanceTimersByTime(1_000);
  expect(requested).toEqual(['a', 'a', 'a']);
});

test('a file that is on its way is not asked for twice', () => {
  const { requested, wanted, connect } = begin([file('a')]);
  connect();
  for (let part = 0; part < 10; part++) {
    vi.advanceTimersByTime(19_000);
    wanted.moved('a');
  }
  expect(requested).toEqual(['a']);
});

test('what the extension does not have is elsewhere, until another connection may know better', () => {
  const { requested, wanted, said, connect } = begin([file('a', 0, 10), file('b', 1, 20)]);
  connect();
  wanted.refused('extension', 'a');
  expect(said.at(-1)).toEqual({ count: 1, sizeBytes: 20, onOpening: 0, elsewhere: 1 });
  vi.advanceTimersByTime(1_000_000);
  expect(requested.filter((sha256) => sha256 === 'a')).toHaveLength(1);
  connect(false);
  connect();
  expect(requested.filter((sha256) => sha256 === 'a')).toHaveLength(2);
});

test('a file that both have comes from the extension, which is on this device', () => {
  const { requested, fromServer, connect, connectServer } = begin([file('both'), file('server only')], {
    both: 'at once',
    'server only': 'at once',
  });
  connect();
  connectServer();
  expect(requested).toEqual(['both', 'server only']);
  expect(fromServer).toEqual([]);
});

test('what the extension does not have comes from the server', () => {
  const { requested, fromServer, wanted, said, connect, connectServer } = begin([file('a')], { a: 'at once' });
  connect();
  connectServer();
  expect(requested).toEqual(['a']);
  wanted.refused('extension', 'a');
  expect(fromServer).toEqual(['a']);
  expect(said.at(-1)).toMatchObject({ count: 1, elsewhere: 0 });
});

test('the server is asked for two files at once, whatever else there is', () => {
  const all = ['a', 'b', 'c'].map((name) => file(name));
  const { fromServer, wanted, connectServer } = begin(all, { a: 'at once', b: 'at once', c: 'at once' });
  connectServer();
  expect(fromServer).toEqual(['a', 'b']);
  wanted.set(all.slice(1));
  expect(fromServer).toEqual(['a', 'b', 'c']);
});

test('a file that is to be opened first waits at the server, and goes before all others when it is', () => {
  const { fromServer, wanted, said, connectServer } = begin([file('a'), file('b', 0, 200), file('c')], {
    a: 'opened',
    b: 'opened',
    c: 'never',
  });
  connectServer();
  expect(fromServer).toEqual([]);
  expect(said.at(-1)).toEqual({ count: 0, sizeBytes: 0, onOpening: 2, elsewhere: 1 });
  wanted.want('b');
  expect(fromServer).toEqual(['b']);
  expect(said.at(-1)).toEqual({ count: 1, sizeBytes: 200, onOpening: 1, elsewhere: 1 });
});

test('a file that somebody stopped does not begin again by itself', () => {
  const { fromServer, cancelled, wanted, connectServer, said } = begin([file('a')], { a: 'at once' });
  connectServer();
  wanted.unwant('a');
  expect(cancelled).toEqual(['a']);
  vi.advanceTimersByTime(1_000_000);
  expect(fromServer).toEqual(['a']);
  expect(said.at(-1)).toMatchObject({ count: 0, onOpening: 1 });
  wanted.want('a');
  expect(fromServer).toEqual(['a', 'a']);
});

test('a file that did not come from the server is tried again, after longer each time, and at once when it is opened', () => {
  const { fromServer, wanted, connectServer } = begin([file('a')], { a: 'at once' });
  connectServer();
  for (const [pauseMs, times] of [
    [2_000, 2],
    [4_000, 3],
  ] as const) {
    wanted.failed('server', 'a');
    vi.advanceTimersByTime(pauseMs - 1);
    expect(fromServer).toHaveLength(times - 1);
    vi.advanceTimersByTime(1);
    expect(fromServer).toHaveLength(times);
  }
  wanted.failed('server', 'a');
  wanted.want('a');
  expect(fromServer).toHaveLength(4);
});

test('an extension that sleeps may have what the server does not', () => {
  const { wanted, said, connectServer } = begin([file('a')]);
  wanted.setReach('extension', 'asleep');
  connectServer();
  expect(said.at(-1)).toMatchObject({ count: 1, elsewhere: 0 });
  wanted.setReach('extension', 'absent');
  expect(said.at(-1)).toMatchObject({ count: 0, elsewhere: 1 });
});

test('an extension that said it does not have a file is not woken for it', () => {
  const { wanted, said, connect } = begin([file('a')]);
  connect();
  wanted.refused('extension', 'a');
  wanted.setReach('extension', 'asleep');
  expect(said.at(-1)).toMatchObject({ count: 0, elsewhere: 1 });
});
