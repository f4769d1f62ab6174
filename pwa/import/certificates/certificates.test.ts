// A folder of certificates: what their names and photographs say, and which activity each seems to be of.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { ImportedEntry } from '../imported.ts';
import { asCertificate } from './as-certificate.ts';
import { namedFile, photographedOn } from './day-in-name.ts';
import { findActivity, type KnownActivity } from './find-activity.ts';

test('the name of a file gives a day and a title', () => {
  const read = (name: string) => Object.values(namedFile(name));
  expect(read('2026-03-04 Splint course.pdf')).toEqual(['Splint course', '2026-03-04']);
  expect(read('20260304_splint-course.pdf')).toEqual(['splint course', '2026-03-04']);
  expect(read('Splint course (04.03.26).pdf')).toEqual(['Splint course', '2026-03-04']);
  expect(read('Certificate - Splints - 4 March 2026.pdf')).toEqual(['Certificate - Splints', '2026-03-04']);
  expect(read('Splints March 2026.jpg')).toEqual(['Splints', '2026-03-01']);
  expect(read('IMG_20260304_101112.jpg')[1]).toBe('2026-03-04');
  expect(read('Scan 12.pdf')).toEqual(['', null]);
  expect(read('Version 99-99-99.pdf')).toEqual(['Version 99-99-99', null]);
});

const entry = (fields: Partial<ImportedEntry>): ImportedEntry => ({
  source: 'picture',
  kind: 'page',
  metadata: emptyMetadata(),
  title: 'IMG 1',
  url: '',
  keptAt: null,
  seenOn: null,
  note: '',
  files: [
    {
      bytes: new TextEncoder().encode('Exif 2026:03:06 10:00:00\0 2026:03:04 09:00:00'),
      mime: 'image/jpeg',
      role: 'main',
      notes: [],
    },
  ],
  ...fields,
});

test('a photograph is of the day it was taken', () => {
  expect(photographedOn(entry({}).files[0]?.bytes ?? new Uint8Array())).toBe('2026-03-04');
  expect(asCertificate(entry({}), 'IMG 1.jpg')).toMatchObject({ kind: 'certificate', seenOn: '2026-03-04' });
  expect(asCertificate(entry({}), '2026-02-01 Hands.jpg')).toMatchObject({ title: 'Hands', seenOn: '2026-02-01' });
});

const activity = (
  id: string,
  title: string,
  startedOn: string | null,
  endedOn: string | null = null,
): KnownActivity => ({
  id: id as RecordId,
  title,
  startedOn: startedOn as LocalDate | null,
  endedOn: endedOn as LocalDate | null,
  deletedOn: null,
});
const found = (title: string, day: string | null, activities: KnownActivity[]) =>
  findActivity(entry({ title, seenOn: day as LocalDate | null }), activities)?.id ?? null;

test('a certificate finds the activity of its day or of its words, and none where two fit as well', () => {
  const splints = activity('splints', 'Splinting the hand: a course', '2026-03-04', '2026-03-05');
  const club = activity('club', 'Journal club', '2026-03-04');
  expect(found('Certificate: splinting the hand', '2026-03-05', [club, splints])).toBe('splints');
  expect(found('Certificate: splinting the hand', '2026-04-01', [club, splints])).toBe('splints');
  expect(found('Certificate: splinting the hand', null, [club, splints])).toBe('splints');
  expect(found('Certificate: splinting the hand', '2026-09-01', [club, splints])).toBeNull();
  expect(found('Scan', '2026-03-04', [club])).toBe('club');
  expect(found('Scan', '2026-03-04', [club, splints])).toBeNull();
  expect(found('Certificate of attendance', null, [club, splints])).toBeNull();
});
