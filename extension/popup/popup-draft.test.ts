// What the person corrects in the popup, as it is kept.
import { describe, expect, it } from 'vitest';
import { parseReading } from '../capture/page-reading.ts';
import { corrected, fieldsOf, newDraft, toCaptureDraft } from './popup-draft.ts';

const now = new Date('2026-11-23T12:00:00Z');
const reading = (over: object = {}) =>
  parseReading({
    url: 'https://a.example/x',
    kind: 'article',
    metadata: {
      title: 'Hands',
      authors: ['Jo Fenn, PhD', 'Ida Marsh'],
      siteName: 'A',
      sources: { title: 'json-ld', authors: 'json-ld' },
    },
    ...over,
  }) ?? expect.fail('no reading');

describe('the form', () => {
  it('leaves what nobody touched as the page gave it', () => {
    const page = reading();
    expect(corrected(page, fieldsOf(page, now))).toEqual(page);
  });

  it('marks what the person corrected as theirs', () => {
    const page = reading();
    const { metadata, kind } = corrected(page, {
      ...fieldsOf(page, now),
      title: ' Hands, cold ',
      people: 'Ida Marsh and Cy Diaz',
      kind: 'webinar',
    });
    expect(kind).toBe('webinar');
    expect(metadata).toMatchObject({ title: 'Hands, cold', authors: ['Ida Marsh', 'Cy Diaz'], siteName: 'A' });
    expect(metadata.sources).toEqual({ title: 'me', authors: 'me' });
  });

  it('keeps a degree with its name', () => {
    const page = reading();
    const people = `${fieldsOf(page, now).people}; Cy Diaz`;
    expect(corrected(page, { ...fieldsOf(page, now), people }).metadata.authors).toEqual([
      'Jo Fenn, PhD',
      'Ida Marsh',
      'Cy Diaz',
    ]);
  });

  it('takes the day of a webinar from the webinar, and today for anything else', () => {
    const startsAt = '2026-12-01T18:30:00+00:00';
    expect(fieldsOf(reading({ kind: 'webinar', metadata: { startsAt } }), now).startedOn).toBe('2026-12-01');
    expect(fieldsOf(reading({ kind: 'course', metadata: { startsAt } }), now).startedOn).toBe('2026-11-23');
  });

  it('takes today for a date that was emptied, and the note in one line without its ends', () => {
    const draft = newDraft(reading(), now);
    const sent = toCaptureDraft(
      { ...draft, fields: { ...draft.fields, startedOn: '', note: '  for supervision ' } },
      now,
    );
    expect(sent).toMatchObject({ startedOn: '2026-11-23', note: 'for supervision', activityId: draft.activityId });
  });
});
