// Where devices stand, from what they said: never more than that, whatever their clocks show.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countUnseen, isLater, type KnownOfDevices, standingsOf, wroteUpTo } from './device-standings.ts';
import type { DeviceStatement, EntryNumbers } from './entry-content.ts';
import { type Range, unionRanges } from './ranges.ts';

const numbersOf = (counts: Record<string, number>): EntryNumbers =>
  new Map(Object.entries(counts).map(([device, count]) => [device, [[1, count + 1]]]));
const says = (
  deviceId: string,
  seen: Record<string, number>,
  more: Partial<DeviceStatement> = {},
): DeviceStatement => ({
  deviceId,
  name: deviceId,
  atMs: 0,
  seen: numbersOf(seen),
  wroteUpTo: seen[deviceId] ?? 0,
  removed: new Map(),
  ...more,
});
const known = (numbers: Record<string, number>, statements: DeviceStatement[], wrote = numbers): KnownOfDevices => ({
  numbers: numbersOf(numbers),
  statements: new Map(statements.map((said) => [said.deviceId, said])),
  wrote: new Map(Object.entries(wrote)),
  spoken: new Map(),
});
const standings = (given: KnownOfDevices) => standingsOf(given, 'here', new Map());

test('a device has everything once it has said to have seen every change', () => {
  const numbers = { here: 7, phone: 3 };
  expect(standings(known(numbers, [says('phone', { here: 7, phone: 3 })]))).toMatchObject([{ id: 'phone', behind: 0 }]);
  expect(standings(known(numbers, [says('phone', { here: 3, phone: 3 })]))).toMatchObject([{ id: 'phone', behind: 4 }]);
});

test('entries in which a device only said where it stands are no changes', () => {
  const given = known({ here: 7, phone: 3 }, [says('phone', { here: 5, phone: 3 })], { here: 5, phone: 3 });
  expect(standings(given)).toMatchObject([{ behind: 0 }]);
  const between = { ...known({ here: 7 }, []), spoken: new Map<string, Range[]>([['here', [[5, 7]]]]) };
  expect(countUnseen(between, numbersOf({ here: 4 }), 'phone')).toBe(1);
});

test('a merged entry counts as change wherever the device has not said otherwise itself', () => {
  const merged = numbersOf({ phone: 9 });
  expect(wroteUpTo('phone', { numbers: merged, statements: [] }, false)).toBe(9);
  const earlier = says('phone', { phone: 6 }, { wroteUpTo: 4 });
  expect(wroteUpTo('phone', { numbers: merged, statements: [earlier] }, false)).toBe(9);
  const latest = says('phone', { phone: 9 }, { wroteUpTo: 4 });
  expect(wroteUpTo('phone', { numbers: merged, statements: [latest] }, false)).toBe(4);
  expect(wroteUpTo('phone', { numbers: merged, statements: [] }, true)).toBe(0);
});

test('the later of two statements is the one that was sealed later, whatever the clock showed', () => {
  const before = says('phone', { phone: 4 }, { atMs: 5_000_000_000_000 });
  const after = says('phone', { phone: 5 }, { atMs: 1_000 });
  expect([isLater(after, before), isLater(before, after), isLater(before, before)]).toEqual([true, false, false]);
  expect(isLater(before, undefined)).toBe(true);
});

test('a device that was taken off the list is gone on all of them, until it speaks again', () => {
  const laptop = says('laptop', { laptop: 2 }, { removed: new Map([['phone', 3]]) });
  const names = (phone: DeviceStatement) => standings(known({}, [laptop, phone])).map(({ id }) => id);
  expect(names(says('phone', { phone: 3 }))).toEqual(['laptop']);
  expect(names(says('phone', { phone: 4 }))).toEqual(['laptop', 'phone']);
});

test('a name that is none, or a whole page, still gives a line', () => {
  const [blank, long] = standings(
    known({}, [says('a', { a: 1 }, { name: ' \n' }), says('b', { b: 1 }, { name: 'x𝓛'.repeat(500) })]),
  );
  expect(blank?.name).toBe('A device without a name');
  expect([...(long?.name ?? '')]).toHaveLength(60);
});

test('nobody is ever less behind for having seen less', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 })));
  const numbers = fc.dictionary(fc.constantFrom('here', 'phone', 'laptop'), ranges).map(
    (found): EntryNumbers =>
      new Map(
        Object.entries(found).map(([id, list]) => [
          id,
          unionRanges(
            list.map(([from, size]): Range => [from, from + size]),
            [],
          ),
        ]),
      ),
  );
  fc.assert(
    fc.property(numbers, numbers, fc.nat(60), (all, seen, upTo) => {
      const wrote = new Map([...all.keys()].map((id) => [id, upTo]));
      const given = { numbers: all, wrote, spoken: new Map() };
      const none = countUnseen(given, new Map(), 'phone');
      expect(countUnseen(given, seen, 'phone')).toBeLessThanOrEqual(none);
      expect(countUnseen(given, all, 'phone')).toBe(0);
    }),
  );
});
