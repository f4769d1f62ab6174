// A profile assembled from records: what is in it, in which order and in which words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCapture } from '../model/capture.ts';
import { type Instant, localDateOf } from '../model/dates.ts';
import type { Link } from '../model/link.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { own } from '../schemes/own.ts';
import { assembleProfile, type ProfileRecords } from './assemble-profile.ts';
import { activitiesOn, aGapExplanation, anActivity, anEvidence, day, id, words } from './invented.ts';

const today = day('2027-08-15');
const cycle: Cycle = {
  start: day('2025-11-01'),
  end: day('2027-10-31'),
  windowOpens: day('2027-08-01'),
  deadline: day('2027-10-31'),
};
const shows = (from: string, to: string): Link => ({
  key: `activityEvidence:${from}:${to}`,
  kind: 'activityEvidence',
  from: id(from),
  to: id(to),
  position: 0,
});
const assembled = (records: Partial<ProfileRecords> = {}) =>
  assembleProfile({
    profile: { summary: '', statement: '' },
    registration: {
      name: "Siân Ŵyn-O'Brien",
      number: 'OT012345',
      profession: 'OT',
      registeredSince: null,
      until: null,
    },
    cycle,
    scheme: hcpc,
    activities: [],
    chosenActivityIds: [],
    evidence: [],
    chosenEvidenceIds: [],
    links: [],
    today,
    ...records,
  });

describe('a profile', () => {
  it('says whose it is, for what, for when and how long its texts are', () => {
    expect(assembled({ profile: { summary: words(312), statement: 'I learned.\n\n- one\n- two' } })).toEqual({
      title: "CPD profile of Siân Ŵyn-O'Brien",
      language: 'en-GB',
      holder: { name: "Siân Ŵyn-O'Brien", professionLabel: 'Occupational therapist', registrationNumber: 'OT012345' },
      regulator: 'Health and Care Professions Council',
      period: { start: '2025-11-01', end: '2027-10-31', text: '1 November 2025 to 31 October 2027' },
      preparedOnText: '15 August 2027',
      summary: { text: words(312), words: 312, limitWords: 500 },
      activities: [],
      gaps: [],
      statement: { text: 'I learned.\n\n- one\n- two', words: 4, limitWords: 1_500 },
      evidence: [],
    });
  });

  it('of a period of one’s own has no regulator and no limits', () => {
    expect(assembled({ scheme: own, registration: null })).toMatchObject({
      title: 'CPD profile',
      holder: { name: '', professionLabel: '', registrationNumber: '' },
      regulator: '',
      summary: { limitWords: null },
      statement: { limitWords: null },
    });
  });
});

describe('the dated list', () => {
  it('has the cycle’s activities, oldest first and numbered', () => {
    const activities = [
      ...activitiesOn('2026-05-02', '2025-12-01'),
      anActivity({ id: id('activity-plan'), startedOn: day('2027-09-01') }),
      anActivity({ id: id('activity-inbox'), triagedAt: null }),
      anActivity({ id: id('activity-bin'), deletedOn: today }),
      anActivity({ id: id('activity-before'), startedOn: day('2025-10-31') }),
      anActivity({ id: id('activity-undated'), startedOn: null }),
    ];
    expect(assembled({ activities }).activities.map((one) => [one.number, one.dateText])).toEqual([
      [1, '1 December 2025'],
      [2, '2 May 2026'],
    ]);
  });

  it('has the gaps that are explained, and says nothing of others', () => {
    const activities = activitiesOn('2025-12-01', '2026-05-02', '2026-06-01', '2026-12-24', '2027-03-20', '2027-06-01');
    const gapExplanations = [
      aGapExplanation({ from: day('2026-06-01'), to: day('2026-12-24'), explanation: 'I was on parental leave.' }),
      aGapExplanation({ from: day('2020-01-01'), to: day('2020-06-01') }),
    ];
    expect(assembled({ activities, gapExplanations }).gaps).toEqual([
      { text: '1 June to 24 December 2026, 6 months 23 days', explanation: 'I was on parental leave.' },
    ]);
  });

  it('tells each in the scheme’s words, with its evidence by number', () => {
    const activities = [
      anActivity({
        id: id('activity-course'),
        title: 'Splinting course',
        startedOn: day('2026-03-04'),
        endedOn: day('2026-03-06'),
        provider: 'College of Splints',
      }),
    ];
    const evidence = [
      anEvidence({ id: id('evidence-a') }),
      anEvidence({ id: id('evidence-b') }),
      anEvidence({ id: id('evidence-c') }),
    ];
    const links = [
      shows('activity-course', 'evidence-a'),
      shows('activity-course', 'evidence-c'),
      shows('activity-else', 'evidence-b'),
    ];
    const chosenEvidenceIds = [id('evidence-c'), id('evidence-b'), id('evidence-a')];
    const chosenActivityIds = [id('activity-course')];
    expect(assembled({ activities, evidence, links, chosenEvidenceIds, chosenActivityIds }).activities).toEqual([
      {
        number: 1,
        startedOn: '2026-03-04',
        endedOn: '2026-03-06',
        dateText: '4 to 6 March 2026',
        title: 'Splinting course',
        typeLabel: 'Formal or educational',
        provider: 'College of Splints',
        isChosen: true,
        evidenceNumbers: [1, 3],
      },
    ]);
  });

  it('ends with a chosen activity that has no date', () => {
    const activities = [
      anActivity({ id: id('activity-undated'), startedOn: null, title: '', type: null }),
      ...activitiesOn('2026-05-02'),
    ];
    expect(assembled({ activities, chosenActivityIds: [id('activity-undated')] }).activities.at(-1)).toMatchObject({
      number: 2,
      startedOn: null,
      dateText: 'No date',
      title: 'Untitled',
      typeLabel: '',
    });
  });

  it('stands in the same order however the records come', () => {
    const activities = Array.from({ length: 12 }, (_, index) =>
      anActivity({
        id: id(`activity-${index}`),
        startedOn: day(index % 3 ? '2026-05-02' : '2026-01-20'),
        createdAt: (index % 2 ? '2026-05-03T08:00:00.000Z' : '2026-05-04T08:00:00.000Z') as Instant,
        title: `Number ${index}`,
      }),
    );
    const usual = assembled({ activities });
    fc.assert(
      fc.property(fc.shuffledSubarray(activities, { minLength: 12 }), (shuffled) => {
        expect(assembled({ activities: shuffled })).toEqual(usual);
      }),
    );
  });
});

describe('the numbered evidence', () => {
  it('is what was chosen, in the chosen order, without what is gone', () => {
    const evidence = [
      anEvidence({ id: id('evidence-a'), title: 'First' }),
      anEvidence({ id: id('evidence-b'), title: 'Second' }),
      anEvidence({ id: id('evidence-c'), title: 'Binned', deletedOn: today }),
    ];
    const chosenEvidenceIds = ['evidence-b', 'evidence-c', 'evidence-x', 'evidence-a', 'evidence-b'].map(id);
    expect(assembled({ evidence, chosenEvidenceIds }).evidence.map((one) => [one.number, one.title])).toEqual([
      [1, 'Second'],
      [2, 'First'],
    ]);
  });

  it('says what a kept page was, where, when and what it shows', () => {
    const sha256 = 'a'.repeat(64);
    const capturedAt = '2026-03-04T10:00:00.000Z' as Instant;
    const page = anEvidence({
      id: id('evidence-page'),
      title: 'Sensory diets',
      source: 'page',
      obtainedOn: null,
      snapshot: { sha256, mime: 'text/html', sizeBytes: 9, capturedAt, url: 'https://journal.example/a?utm_source=x' },
    });
    const activities = [
      anActivity({ id: id('activity-late'), title: 'Later', startedOn: day('2026-06-01') }),
      anActivity({ id: id('activity-soon'), title: 'Sooner' }),
    ];
    const links = [shows('activity-late', 'evidence-page'), shows('activity-soon', 'evidence-page')];
    expect(assembled({ activities, evidence: [page], links, chosenEvidenceIds: [page.id] }).evidence).toEqual([
      {
        id: page.id,
        number: 1,
        title: 'Sensory diets',
        kindLabel: 'Article or web page',
        dateText: '4 March 2026',
        formatText: 'Web page',
        url: 'https://journal.example/a?utm_source=x',
        sha256,
        activityTitles: ['Sooner', 'Later'],
      },
    ]);
    const sentAs = (evidence: typeof page) => {
      const [listed] = assembled({ evidence: [evidence], links, chosenEvidenceIds: [page.id] }).evidence;
      return [listed?.formatText, listed?.sha256];
    };
    // a hash is told of what goes along as it was kept, and of nothing else
    const pdf = { sha256: 'b'.repeat(64), mime: 'application/pdf', sizeBytes: 9, capturedAt, url: '', notes: [] };
    const withPdf = [{ ...pdf, role: 'file' as const }];
    const withCovered = [...withPdf, { ...pdf, role: 'covered' as const, sha256: 'c'.repeat(64) }];
    expect(sentAs({ ...page, parts: withPdf })).toEqual(['PDF', pdf.sha256]);
    expect(sentAs({ ...page, parts: withCovered })).toEqual(['PDF', '']);
    expect(sentAs({ ...page, parts: withCovered, sentWithout: ['file'] })).toEqual(['Web page', sha256]);
    expect(sentAs({ ...page, sentWithout: ['text'] })).toEqual(['Link', '']);
    const words = { ...pdf, role: 'covered' as const, mime: 'text/html', sha256: 'd'.repeat(64) };
    expect(sentAs({ ...page, parts: [words] })).toEqual(['Web page', '']);
  });

  it('of a file gives the day it was added as no more than that, and no kind until somebody said one', () => {
    const addedAt = '2026-11-27T12:00:00.000Z' as Instant;
    const added = { source: 'file' as const, kind: '', addedAt, obtainedOn: localDateOf(new Date(addedAt)) };
    const evidence = [
      anEvidence({ id: id('evidence-a'), ...added }),
      anEvidence({ id: id('evidence-b'), ...added, source: 'certificate' }),
      anEvidence({ id: id('evidence-c'), ...added, kind: 'Course certificate', obtainedOn: day('2026-03-04') }),
      anEvidence({ id: id('evidence-d'), ...added, source: 'note' }),
    ];
    const listed = assembled({ evidence, chosenEvidenceIds: evidence.map((one) => one.id) }).evidence;
    expect(listed.map(({ kindLabel, dateText }) => [kindLabel, dateText])).toEqual([
      ['', 'added 27 November 2026'],
      ['Course certificate', 'added 27 November 2026'],
      ['Course certificate', '4 March 2026'],
      ['Note of my own', '27 November 2026'],
    ]);
  });

  it('that is no file here says so as who reads the list takes it', () => {
    const kept = { url: 'https://a.example/', capturedAt: '2026-03-04T10:00:00.000Z' };
    const evidence = [
      anEvidence({ id: id('evidence-a'), source: 'certificate' }),
      anEvidence({ id: id('evidence-b'), source: 'note' }),
      anEvidence({ id: id('evidence-c'), source: 'note', details: { description: 'I showed two splints.' } }),
      anEvidence({ id: id('evidence-d'), source: 'page', capture: parseCapture(kept) }),
    ];
    const listed = assembled({ evidence, chosenEvidenceIds: evidence.map((one) => one.id) }).evidence;
    expect(listed.map(({ formatText }) => formatText)).toEqual([
      'Kept by me, on request',
      'Kept by me, on request',
      'Note',
      'Link',
    ]);
  });
});
