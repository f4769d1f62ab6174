// What is kept of a page that shows a patient, when its address is kept alone.
import { describe, expect, it } from 'vitest';
import { parseReading } from '../capture/page-reading.ts';
import { addressOnly } from './address-only.ts';

const of = (url: string) =>
  addressOnly(
    parseReading({
      url,
      kind: 'article',
      selection: 'Mrs A. Sample',
      identifiers: { 'nhs-number': 1 },
      metadata: {
        title: 'Mrs A. Sample, DOB 03/11/1941',
        authors: ['A. Sample'],
        description: 'NHS number 943 476 5919',
      },
      runnersUp: [{ field: 'title', source: 'heading', value: 'Mrs A. Sample' }],
    }) ?? expect.fail('no reading'),
  );

describe('a page by its address alone', () => {
  it('has nothing of the words of the page', () => {
    const reading = of('https://ward.example/guides/pressure-care');
    expect(reading).toMatchObject({ kind: 'page', isReadable: false, identifiers: {}, runnersUp: [], selection: '' });
    expect(reading.metadata.title).toBe('pressure care');
    expect(JSON.stringify(reading)).not.toMatch(/Sample|943|1941/);
  });

  it.each([
    ['https://ward.example/x?nhs=9434765919&tab=2', 'https://ward.example/x?tab=2'],
    ['https://ward.example/patients/9434765919/notes', 'https://ward.example/'],
    ['https://ward.example/x#9434765919', 'https://ward.example/x'],
    ['https://ward.example/x?v=12', 'https://ward.example/x?v=12'],
  ])('%s is kept as %s', (url, kept) => {
    expect(of(url)).toMatchObject({ url: kept, canonicalUrl: kept });
  });
});
