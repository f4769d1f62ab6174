// What a regulator asks to be said of an activity, as it may come from another device.
import { expect, it } from 'vitest';
import { parseMarks } from './marks.ts';

it('keeps marks and amounts, and passes over what is neither', () => {
  expect(
    parseMarks({
      'nmc:participatory': true,
      'goc:points': 1.505,
      'goc:interactive': false,
      'hpcsa:credits': -1,
      'hpcsa:other': Number.NaN,
      'coru-ot:credits': 1e9,
      nonsense: true,
      'two:colons:here': true,
      'nmc:practice': 'yes',
    }),
  ).toEqual({ 'goc:points': 1.51, 'nmc:participatory': true });
  expect(parseMarks(null)).toEqual({});
  expect(parseMarks([true])).toEqual({});
});
