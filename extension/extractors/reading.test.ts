// The small readers: dates, names, DOIs, addresses, titles.
import { describe, expect, it } from 'vitest';
import { withoutTracking } from '../../shared/model/address.ts';
import { isOfThisPage } from './address.ts';
import { doiInAddress, findDoi } from './doi.ts';
import { cutToHeading, withoutSite } from './heading.ts';
import { splitNames, toNames } from './names.ts';
import { toPageDate, toSeconds } from './page-date.ts';

describe('dates as pages write them', () => {
  it.each([
    ['2021/08/26', '2021-08-26'],
    ['2021-08', '2021-08'],
    ['2021', '2021'],
    ['26 Aug 2021', '2021-08-26'],
    ['August 26th, 2021', '2021-08-26'],
    ['Tue, 24 May 2016 14:00:00 GMT', '2016-05-24'],
    ['2020-12-18 14:00:00', '2020-12-18T14:00:00'],
    ['2016-05-24T07:00:00-0700', '2016-05-24T07:00:00-0700'],
    ['March 2024', '2024-03'],
  ])('reads %s', (text, date) => {
    expect(toPageDate(text)).toBe(date);
  });

  it.each(['03/04/2021', '2021-02-31', '0001-01-01', '1970-01-01T00:00:00Z', 'yesterday', '20210826123'])(
    'makes nothing of %s',
    (text) => {
      expect(toPageDate(text)).toBe('');
    },
  );

  it('reads lengths in ISO 8601 and in seconds', () => {
    expect(['PT1H30M', '90', 'P1DT1S', 'an hour', ''].map(toSeconds)).toEqual([5_400, 90, 86_401, null, null]);
  });
});

describe('names', () => {
  it('turns "Last, First" round and keeps degrees and posts where they are', () => {
    expect(toNames(["Ŵyn-O'Brien, Siân", 'Jo Fenn, PhD', 'Ann Lee, reporter'])).toEqual([
      "Siân Ŵyn-O'Brien",
      'Jo Fenn, PhD',
      'Ann Lee, reporter',
    ]);
    expect(toNames(['García Márquez, Gabriel', 'Di Matteo, Ada'], 'catalogue')).toEqual([
      'Gabriel García Márquez',
      'Ada Di Matteo',
    ]);
  });

  it('splits a line of names and not a single one', () => {
    expect(splitNames('By Ann Lee, Bo Chen and Cy Diaz')).toEqual(['Ann Lee', 'Bo Chen', 'Cy Diaz']);
    expect(splitNames('Lee, Ann')).toEqual(['Ann Lee']);
  });

  it('drops addresses, mark-up and stand-ins, and doubles', () => {
    expect(toNames(['https://x.example/ann', '<b>Ann</b>', 'admin', 'Ann Lee', 'ann lee'])).toEqual(['Ann Lee']);
  });
});

describe('DOIs', () => {
  it.each([
    ['https://doi.org/10.5555/ABC.123', '10.5555/abc.123'],
    ['doi:10.5555/abc(1).', '10.5555/abc(1)'],
    ['(see 10.5555/abc)', '10.5555/abc'],
    ['no identifier', ''],
  ])('reads %s', (text, doi) => {
    expect(findDoi(text)).toBe(doi);
  });

  it('finds one in an address, without what the publisher put behind it', () => {
    expect(doiInAddress('https://press.example/doi/10.5555/jios.42/full')).toBe('10.5555/jios.42');
  });
});

describe('addresses', () => {
  it('drops what only tracks, and keeps what chooses the page', () => {
    expect(withoutTracking('https://a.example/p?id=4&utm_source=mail&fbclid=x#part')).toBe('https://a.example/p?id=4');
  });

  it('knows another page of the same site, and leaves another host the benefit of the doubt', () => {
    const page = 'https://www.a.example/watch?v=2';
    expect(isOfThisPage('https://a.example/watch?v=2', page)).toBe(true);
    expect(isOfThisPage('https://a.example/watch?v=1', page)).toBe(false);
    expect(isOfThisPage('https://a.example/other', page)).toBe(false);
    expect(isOfThisPage('https://b.example/other', page)).toBe(true);
  });
});

describe('titles', () => {
  it('cuts the site off and leaves a dash that belongs to the title', () => {
    expect(withoutSite('Pain - a new view | Example News', ['Example News'])).toBe('Pain - a new view');
    expect(withoutSite('Pain - a new view', ['Example News'])).toBe('Pain - a new view');
    expect(withoutSite('Example News', ['Example News'])).toBe('Example News');
  });

  it('cuts down to the heading only what stands beside it', () => {
    expect(cutToHeading('Model comparison | Some Blog', 'Model comparison')).toBe('Model comparison');
    expect(cutToHeading('Model comparison table', 'Model comparison')).toBe('Model comparison table');
  });
});
