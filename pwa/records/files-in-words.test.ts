// What is said of files that are still to come.
import { expect, test } from 'vitest';
import { filesInWords } from './files-in-words.ts';

test('nothing is said when nothing is lacking', () => {
  expect(filesInWords({ count: 0, sizeBytes: 0, onOpening: 0, elsewhere: 0 }, 'connected')).toBe('');
});

test('files on their way are counted and weighed', () => {
  expect(filesInWords({ count: 3, sizeBytes: 12_000_000, onOpening: 0, elsewhere: 0 }, 'connected')).toBe(
    '3 files (12.0 MB) of what you kept are coming over.',
  );
});

test('files that cannot come now are said to be elsewhere', () => {
  expect(filesInWords({ count: 1, sizeBytes: 5, onOpening: 0, elsewhere: 2 }, 'absent')).toBe(
    'One file of what you kept is not on this device. It comes over when the extension that has it is connected. 2 files are on another device of yours.',
  );
});
