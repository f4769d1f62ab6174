// How many copies there are: never one that nobody has acknowledged.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../shared/model/dates.ts';
import { NOT_CONNECTED } from '../../../shared/sync/relay-status.ts';
import { safeCopiesInWords } from './safe-copies-in-words.ts';

type Known = Parameters<typeof safeCopiesInWords>[0];

const storedAt = new Date(2026, 10, 23, 14, 2).toISOString() as Instant;
const server = {
  ...NOT_CONNECTED,
  connection: 'connected',
  waiting: false,
  storedAt,
  isInStep: true,
} as const;
const here: Known = {
  saving: 'saved',
  cleared: false,
  server: null,
  serverFiles: null,
  extension: 'absent',
  extensionCopy: 'unknown',
};
const serverFiles: NonNullable<Known['serverFiles']> = {
  server: 'listed',
  reason: null,
  there: new Set(),
  thereBytes: 0,
  here: { count: 2, sizeBytes: 5 },
  unsent: { count: 0, sizeBytes: 0 },
  heldBack: 0,
  transfers: new Map(),
  damaged: new Set(),
  repaired: 0,
};
const beside = { extension: 'connected', extensionCopy: 'whole' } as const;
const told = (known: Partial<Known>, isSyncing = known.server !== undefined) =>
  safeCopiesInWords({ ...here, ...known }, isSyncing);

test('there is one while nothing else has it', () => {
  expect(told({})).toEqual({
    main: 'One copy, on this device.',
    more: 'A second copy keeps it if this device is lost or cleared.',
  });
  expect(told({ extension: 'connected' }).main).toBe('One copy, on this device.');
  expect(told({ extension: 'unconnected', extensionCopy: 'whole' }).main).toBe('One copy, on this device.');
});

test('the extension beside it has a second, on the same device', () => {
  expect(told(beside)).toEqual({
    main: 'Two copies, both on this device: in Waymark and in the extension.',
    more: 'One elsewhere keeps your record if this device is lost.',
  });
  expect(told({ ...beside, extension: 'asleep' }).main).toMatch(/^Two copies, both/);
});

test('an extension that has not stored the latest changes is not counted', () => {
  expect(told({ ...beside, extensionCopy: 'behind' })).toEqual({
    main: 'One copy, on this device.',
    more: 'A second copy keeps it if this device is lost or cleared. The extension does not have your latest changes yet.',
  });
});

test('the server has another once it has said so, and keeps it when it does not answer', () => {
  const two = 'Two safe copies: this device and the server.';
  expect(told({ server })).toEqual({ main: two, more: '' });
  expect(told({ server: { ...server, connection: 'offline' } }).main).toBe(two);
  expect(told({ server, ...beside }).main).toBe(
    'Three safe copies: this device, the extension beside it and the server.',
  );
});

test('files that are not on the server yet are told of, and so is a server that keeps none', () => {
  expect(told({ server, serverFiles }).more).toBe('');
  const one = { ...serverFiles, unsent: { count: 1, sizeBytes: 5 } };
  expect(told({ server, serverFiles: one }).more).toBe('One file is not on the server yet.');
  const none = { ...serverFiles, server: 'none', reason: 'This server keeps no files.' } as const;
  expect(told({ server, serverFiles: none }).more).toBe('This server keeps no files.');
});

const device = (name: string, behind = 0) => ({ id: name, name, behind, saidAtMs: 0, heardAtMs: null });

test('a device that has said to have everything is a copy, by its name', () => {
  const one = { ...server, devices: [device('Kitchen tablet')] };
  expect(told({ server: one })).toEqual({
    main: 'Three safe copies: this device, the server and “Kitchen tablet”.',
    more: '',
  });
  const four = { ...server, devices: ['A', 'B', 'C', 'D'].map((name) => device(name)) };
  expect(told({ server: four, ...beside }).main).toBe(
    'Seven safe copies: this device, the extension beside it, the server and 4 other devices.',
  );
  expect(told({ server: one }, false).main).toBe('One copy, on this device.');
});

test('one that is behind is not counted, and is named', () => {
  const known = { ...server, devices: [device('Kitchen tablet'), device('iPhone', 4)] };
  expect(told({ server: known })).toEqual({
    main: 'Three safe copies: this device, the server and “Kitchen tablet”.',
    more: `“iPhone” does not have your latest changes yet.`,
  });
  const two = { ...server, devices: [device('Kitchen tablet', 1)] };
  expect(told({ server: two, extension: 'connected', extensionCopy: 'behind' }).more).toBe(
    `The extension and “Kitchen tablet” do not have your latest changes yet.`,
  );
});

test('a device counts while the server does not answer, since it has acknowledged all', () => {
  const away = { ...server, waiting: true, connection: 'offline', devices: [device('Kitchen tablet')] } as const;
  expect(told({ server: away })).toEqual({
    main: 'Two safe copies: this device and “Kitchen tablet”.',
    more: 'The server has it as it was at 14:02. The rest follows once the server answers.',
  });
  expect(told({ server: away, saving: 'failed' }).more).toBe('“Kitchen tablet” holds all of your record.');
});

test('what is still to come from other devices is said beside the copies', () => {
  expect(told({ server: { ...server, missing: 2 } }).more).toMatch(/^2 entries of your other devices have not arrived/);
});

describe('the server is not counted', () => {
  const of = (given: Partial<NonNullable<Known['server']>>) => told({ server: { ...server, waiting: true, ...given } });

  test('while something waits: it has an earlier state', () => {
    expect(of({})).toEqual({
      main: 'One copy, on this device.',
      more: 'The server has it as it was at 14:02. The rest is on its way.',
    });
    expect(of({ connection: 'offline' }).more).toBe(
      'The server has it as it was at 14:02. The rest follows once the server answers.',
    );
  });

  test('before it has said anything', () => {
    const first = { storedAt: null };
    expect(of({ ...first, connection: 'connecting' }).more).toBe('Looking for the server.');
    expect(of(first).more).toBe('It is on its way to the server.');
    expect(of({ ...first, waiting: false }).more).toMatch(/does not say whether it is kept/);
    expect(of({ ...first, connection: 'refused', reason: 'The clock is wrong.' }).more).toBe('The clock is wrong.');
    expect(told({ server: null }, true)).toEqual({ main: 'One copy, on this device.', more: 'Syncing is starting.' });
  });
});

test('there is not even one where the device could not save, and who holds it all is named', () => {
  expect(told({ saving: 'failed' })).toEqual({ main: 'Not everything is saved on this device yet.', more: '' });
  expect(told({ saving: 'failed', server }).more).toBe('The server holds all of your record.');
  expect(told({ cleared: true, ...beside }).more).toBe('The extension holds all of your record.');
});

test('whatever is known, a copy is claimed only of who has acknowledged all', () => {
  fc.assert(
    fc.property(
      fc.record({
        saving: fc.constantFrom('saved' as const, 'saving' as const, 'failed' as const),
        cleared: fc.boolean(),
        extension: fc.constantFrom(...(['absent', 'unconnected', 'connected', 'asleep', 'other'] as const)),
        extensionCopy: fc.constantFrom(...(['unknown', 'behind', 'whole'] as const)),
        server: fc.option(
          fc.record({
            connection: fc.constantFrom(...(['connecting', 'connected', 'offline', 'refused'] as const)),
            reason: fc.constant(null),
            asksInvitation: fc.constant(false),
            ended: fc.constant(null),
            waiting: fc.boolean(),
            storedAt: fc.option(fc.constant(storedAt)),
            setAside: fc.nat(3),
            missing: fc.nat(3),
            isInStep: fc.boolean(),
            tombstones: fc.nat(3),
            devices: fc.array(
              fc.nat(2).map((behind) => device('A device', behind)),
              { maxLength: 4 },
            ),
          }),
        ),
        serverFiles: fc.constantFrom(null, serverFiles),
      }),
      fc.boolean(),
      (known, isSyncing) => {
        const { main } = safeCopiesInWords(known, isSyncing);
        const serverHas = isSyncing && known.server?.waiting === false && known.server.storedAt !== null;
        const extensionHas = ['connected', 'asleep'].includes(known.extension) && known.extensionCopy === 'whole';
        const whole = isSyncing ? (known.server?.devices.filter(({ behind }) => behind === 0).length ?? 0) : 0;
        if (/A device|other devices/.test(main)) expect(whole).toBeGreaterThan(0);
        const most = 1 + Number(serverHas) + Number(extensionHas) + whole;
        const counted = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'].indexOf(main.split(' ')[0] ?? '');
        expect(counted).toBeLessThanOrEqual(most);
        if (main.includes('server')) expect(serverHas).toBe(true);
        if (main.includes('extension')) expect(extensionHas).toBe(true);
        if (counted > 0) expect(known.saving === 'failed' || known.cleared).toBe(false);
      },
    ),
  );
});
