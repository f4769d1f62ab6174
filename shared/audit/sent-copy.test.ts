// The copy of what was sent: the same when it is read back, within a sane size, and compared with how it is now.
import { describe, expect, it } from 'vitest';
import { parseSentCopy } from '../model/audit.ts';
import type { PackList } from '../model/pack-list.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { assembleProfile } from './assemble-profile.ts';
import { activitiesOn, anActivity, anEvidence, day, id } from './invented.ts';
import type { ProfileDocument } from './profile-document.ts';
import { differencesSince, readSentCopy, toPackList, toSentCopy } from './sent-copy.ts';

const NOW = new Date('2027-09-12T18:00:00Z');
const cycle = { start: day('2025-11-01'), end: day('2027-10-31'), windowOpens: null, deadline: null };

const aDocument = (activities = activitiesOn('2026-01-04', '2026-05-02'), statement = 'I learned.'): ProfileDocument =>
  assembleProfile({
    profile: { summary: 'My work.', statement },
    registration: null,
    cycle,
    scheme: hcpc,
    activities,
    chosenActivityIds: [id('on-2026-01-04')],
    evidence: [anEvidence()],
    chosenEvidenceIds: [id('evidence-0001')],
    links: [],
    today: day('2027-09-12'),
  });
const sent = (document: ProfileDocument, pack: PackList | null = null) =>
  toSentCopy({ id: id('copy-0001'), document, files: [], pack, sentOn: day('2027-09-12'), now: NOW });

it('reads back as it was', () => {
  const copy = sent(aDocument());
  expect(copy && readSentCopy(copy)).toEqual({ document: aDocument(), leftOut: 0 });
});

describe('the pack in it', () => {
  const zip = {
    name: 'CPD pack.zip',
    sizeBytes: 2_300_000,
    sha256: 'c'.repeat(64),
    files: [{ path: 'evidence/01-Certificate.pdf', sizeBytes: 900, sha256: 'd'.repeat(64) }],
  };

  it('is the very one that was made of what is sent, by names, sizes and content', () => {
    const copy = sent(aDocument(), toPackList([zip], aDocument(), NOW));
    const { name: path, ...rest } = zip;
    expect(copy?.pack?.zips).toEqual([{ path, ...rest }]);
    expect(parseSentCopy(copy?.id, JSON.parse(JSON.stringify(copy)))).toEqual(copy);
  });

  it('is none when the profile was changed after it was made, or none was made', () => {
    const before = toPackList([zip], aDocument(), NOW);
    expect(sent(aDocument(undefined, 'I learned more.'), before)?.pack).toBeNull();
    expect(sent(aDocument())?.pack).toBeNull();
  });

  it('is the same a day later: the day on the cover is no change', () => {
    const before = toPackList([zip], { ...aDocument(), preparedOnText: '11 September 2027' }, NOW);
    expect(sent(aDocument(), before)?.pack).toEqual(before);
  });

  it('is none in a copy from before packs were noted, which opens as it did', () => {
    const { pack: _, ...old } = sent(aDocument()) ?? expect.unreachable('it is a copy');
    const read = parseSentCopy(old.id, old);
    expect(read).toEqual({ ...old, pack: null });
    expect(read && readSentCopy(read)?.document).toEqual(aDocument());
  });

  it('of another device that is no list is none', () => {
    const copy = sent(aDocument());
    for (const pack of [
      'x',
      { madeAt: 'soon', of: 'x', zips: [zip] },
      { madeAt: NOW.toISOString(), of: 'x', zips: [7] },
    ])
      expect(parseSentCopy(copy?.id, { ...copy, pack })?.pack).toBeNull();
  });
});

it('of ten thousand activities keeps as many as there is room for, and says how many are left out', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    anActivity({ id: id(`many-${index}`), title: `Reading ${index}` }),
  );
  const copy = sent(aDocument(many));
  expect(copy?.document.length).toBeLessThanOrEqual(400_000);
  const read = copy && readSentCopy(copy);
  expect(read?.document.activities.length).toBeGreaterThan(1_000);
  expect((read?.leftOut ?? 0) + (read?.document.activities.length ?? 0)).toBe(10_000);
  expect(read?.document.statement.text).toBe('I learned.');
});

it('is not kept when the texts alone are beyond all measure', () => {
  expect(sent(aDocument([], 'word '.repeat(100_000)))).toBeNull();
});

it('of another device that is no copy is none', () => {
  for (const document of ['', 'not JSON', '[]', '{"document":{"period":{}}}'])
    expect(readSentCopy({ document })).toBeNull();
});

it('tells what came and what went since', () => {
  const now = aDocument(activitiesOn('2026-05-02', '2026-09-03'));
  expect(differencesSince(aDocument(), now)).toEqual({
    activities: {
      came: ['3 September 2026, Sensory diets webinar, Formal or educational'],
      went: ['4 January 2026, Sensory diets webinar, Formal or educational'],
    },
    gaps: { came: [], went: [] },
    evidence: { came: [], went: [] },
  });
});
