// The small readers: dates, names, DOIs, addresses, titles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTracking } from '../../shared/model/address.ts';
import { toPageDate, toSeconds, writtenDate } from '../../shared/wording/page-date.ts';
import { isOfThisPage } from './address.ts';
import { doiInAddress, findDoi } from './doi.ts';
import { cutToHeading, withoutSite } from './heading.ts';
import { peopleIn, splitNames, toNames } from './names.ts';

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
    ['Sept. 4, 2024', '2024-09-04'],
    ['12-Sep-2024', '2024-09-12'],
    ['2013 Mar 5', '2013-03-05'],
    ['2013 Mar', '2013-03'],
    ['24/05/2016', '2016-05-24'],
    ['05/24/2016', '2016-05-24'],
    ['3.4.2021', '2021-04-03'],
    ['20160524', '2016-05-24'],
    ['20160818085014', '2016-08-18'],
    ['20160524T101500', '2016-05-24'],
    ['1464084000', '2016-05-24T10:00:00Z'],
    ['1464084000000', '2016-05-24T10:00:00Z'],
    ['2016年5月24日', '2016-05-24'],
    ['2016년 5월 24일', '2016-05-24'],
  ])('reads %s', (text, date) => {
    expect(toPageDate(text)).toBe(date);
  });

  it.each([
    ['12 mars 2019', 'fr', '2019-03-12'],
    ['3. Mai 2019', 'de-DE', '2019-05-03'],
    ['4 de febrero de 2019', 'es', '2019-02-04'],
    ['5 de março de 2019', 'pt-BR', '2019-03-05'],
    ['7 Chwefror 2019', 'cy', '2019-02-07'],
    ['1. listopadu 2021', 'cs', '2021-11-01'],
    ['9 May 2019', 'fr', '2019-05-09'],
    ['9 mai 2019', 'not a language', ''],
  ])('reads %s in the words of %s', (text, language, date) => {
    expect(toPageDate(text, language)).toBe(date);
  });

  it('takes no word before a year for a month', () => {
    expect(writtenDate('Market 12, 2020')).toBe('');
    expect(writtenDate('Room 3 decades 1995')).toBe('');
  });

  it('gives a date that a calendar has, or none, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String), fc.stringMatching(/^[\d/. :TZ-]{4,24}$/)),
        (text) => {
          const date = toPageDate(text);
          if (date) expect(Number.isNaN(Date.parse(date.slice(0, 10)))).toBe(false);
        },
      ),
    );
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

  it('keeps the people of a byline and leaves their posts, unless something else stands there', () => {
    expect(peopleIn(['Ann Lee', 'Health Correspondent'])).toEqual(['Ann Lee']);
    expect(peopleIn(['Ann Lee', 'reporter', 'Bo Chen'])).toEqual(['Ann Lee', 'Bo Chen']);
    expect(peopleIn(['Ann Lee', '12 things to know'])).toEqual([]);
    expect(peopleIn(['Health Correspondent'])).toEqual([]);
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
