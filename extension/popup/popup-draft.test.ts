// What the person corrects in the popup, as it is kept.
import { describe, expect, it } from 'vitest';
import { parseReading } from '../capture/page-reading.ts';
import { readDateText } from './date-text.ts';
import {
  corrected,
  fieldIn,
  newDraft,
  otherLiveDay,
  problemsIn,
  type StoredDraft,
  toCaptureDraft,
} from './popup-draft.ts';

const now = new Date('2026-11-23T12:00:00Z');
const reading = (over: object = {}) =>
  parseReading({
    url: 'https://a.example/x',
    kind: 'article',
    metadata: {
      title: 'Hands',
      authors: ['Jo Fenn, PhD', 'Ida Marsh'],
      siteName: 'A',
      publishedOn: '2026-03',
      durationSeconds: 2_730,
      startsAt: '2026-12-01T18:30:00+00:00',
      sources: { title: 'json-ld', authors: 'json-ld' },
    },
    runnersUp: [
      { field: 'title', source: 'heading', value: 'Hands, warm' },
      { field: 'publishedOn', source: 'byline', value: '2026-03-04' },
      { field: 'spell', source: 'heading', value: 'x' },
      { field: 'doi', source: 'text', value: 'no doi' },
    ],
    ...over,
  }) ?? expect.fail('no reading');
const draftOf = (texts: Partial<StoredDraft['texts']> = {}, over: Partial<StoredDraft> = {}, page = reading()) => {
  const draft = newDraft(page, ['text'], now);
  return { ...draft, ...over, texts: { ...draft.texts, ...texts } };
};

describe('the form', () => {
  it('leaves what nobody touched as the page gave it, to the second and the time zone', () => {
    expect(corrected(draftOf())).toEqual(reading());
  });

  it('marks what the person corrected as theirs', () => {
    const texts = { title: ' Hands, cold ', authors: 'Ida Marsh and Cy Diaz' };
    const { metadata, kind } = corrected(draftOf(texts, { kind: 'webinar' }));
    expect(kind).toBe('webinar');
    expect(metadata).toMatchObject({ title: 'Hands, cold', authors: ['Ida Marsh', 'Cy Diaz'], siteName: 'A' });
    expect(metadata.sources).toEqual({ title: 'me', authors: 'me' });
  });

  it('keeps the name of the source whose reading was chosen instead', () => {
    const { metadata } = corrected(draftOf({ title: 'Hands, warm', publishedOn: '4 Mar 2026' }));
    expect(metadata).toMatchObject({ title: 'Hands, warm', publishedOn: '2026-03-04' });
    expect(metadata.sources).toMatchObject({ title: 'heading', publishedOn: 'byline' });
  });

  it('offers only other readings that their field may have', () => {
    expect(reading().runnersUp.map(({ field }) => field)).toEqual(['title', 'publishedOn']);
  });

  it('keeps a degree with its name', () => {
    const texts = { authors: `${draftOf().texts.authors}; Cy Diaz` };
    expect(corrected(draftOf(texts)).metadata.authors).toEqual(['Jo Fenn, PhD', 'Ida Marsh', 'Cy Diaz']);
  });

  it('takes a DOI with its resolver, minutes, and dates as they are typed', () => {
    const texts = { doi: 'https://doi.org/10.5555/ABC.1', durationSeconds: '45', issuedOn: 'June 2026', endsAt: '' };
    expect(corrected(draftOf(texts)).metadata).toMatchObject({
      doi: '10.5555/abc.1',
      durationSeconds: 2_700,
      issuedOn: '2026-06',
    });
  });

  it('takes away what was emptied', () => {
    expect(corrected(draftOf({ durationSeconds: '', authors: ' ' })).metadata).toMatchObject({
      durationSeconds: null,
      authors: [],
    });
  });

  it('says what to do about what no field can hold', () => {
    const problems = problemsIn(
      draftOf({ doi: 'see page', publishedOn: 'last week', durationSeconds: 'an hour', issn: '12' }),
    );
    expect(Object.keys(problems).sort()).toEqual(['doi', 'durationSeconds', 'issn', 'publishedOn']);
    for (const sentence of Object.values(problems)) expect(sentence).toMatch(/empty the field\.$/);
    expect(fieldIn(draftOf({ doi: 'see page' }), 'doi')).toHaveProperty('problem');
  });

  it('takes the day of a webinar and of a certificate from the page, and today for anything else', () => {
    const metadata = { startsAt: '2026-12-01T18:30:00+00:00', completedOn: '2026-11-02' };
    const dayFor = (kind: string) => newDraft(reading({ kind, metadata }), [], now).startedOn;
    expect(dayFor('webinar')).toBe('2026-12-01');
    expect(dayFor('certificate')).toBe('2026-11-02');
    expect(dayFor('course')).toBe('2026-11-23');
  });

  it('offers the day on which a recording was live, while the form has another', () => {
    const metadata = { title: 'Pacing', startsAt: '2026-09-22T18:00:00+01:00' };
    const draft = draftOf({}, {}, reading({ kind: 'webinar', metadata, hasRecording: true }));
    expect(draft.startedOn).toBe('2026-11-23');
    expect(otherLiveDay(draft)).toBe('2026-09-22');
    expect(otherLiveDay({ ...draft, startedOn: '2026-09-22' })).toBeNull();
    expect(otherLiveDay({ ...draft, kind: 'article' })).toBeNull();
  });

  it('keeps the type that was chosen, else the one that the kind suggests', () => {
    expect(toCaptureDraft(draftOf(), now).type).toBe('selfDirected');
    expect(toCaptureDraft(draftOf({}, { kind: 'course' }), now).type).toBe('formal');
    expect(toCaptureDraft(draftOf({}, { type: 'workBased' }), now).type).toBe('workBased');
  });

  it('sends nothing of what was found in the page along', () => {
    const found = ['NHS number 943 ••• ••19'];
    expect(toCaptureDraft(draftOf({}, {}, reading({ found })), now).reading.found).toEqual([]);
  });

  it('takes today for a date that was emptied, and the note in one line without its ends', () => {
    const draft = draftOf({}, { startedOn: '', note: '  for supervision ' });
    expect(toCaptureDraft(draft, now)).toMatchObject({
      startedOn: '2026-11-23',
      note: 'for supervision',
      activityId: draft.activityId,
      isAttached: false,
    });
  });

  it('goes to the activity that was chosen', () => {
    const attachTo = {
      id: newDraft(reading(), [], now).activityId,
      title: 'Splinting',
      provider: '',
      startedOn: null,
      datePrecision: 'day' as const,
      isInInbox: false,
      isPlanned: false,
      isOneDay: true,
    };
    expect(toCaptureDraft(draftOf({}, { attachTo }), now)).toMatchObject({ activityId: attachTo.id, isAttached: true });
  });
});

describe('a date as people type it', () => {
  it.each([
    ['4 March 2026', '2026-03-04'],
    ['4th of Mar 2026', '2026-03-04'],
    ['04/03/2026', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['Sept 2026', '2026-09'],
    ['2026', '2026'],
    ['2026-03-04', '2026-03-04'],
    ['14 October 2026, 18:30', '2026-10-14T18:30'],
    ['14 October 2026 at 9.05', '2026-10-14T09:05'],
    ['31 February 2026', ''],
    ['13/13/2026', ''],
    ['next week', ''],
    ['March 2026, 18:30', ''],
  ])('%s', (typed, kept) => {
    expect(readDateText(typed)).toBe(kept);
  });
});
