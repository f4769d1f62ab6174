// What pages say in words: points, lengths, times, speakers, certificates.
import { describe, expect, it } from 'vitest';
import { readCertificate } from './certificate-text.ts';
import { timesStated } from './event-text.ts';
import { lengthStated, levelStated, pointsOffered, workloadStated } from './learning-text.ts';
import { organiserNamed, speakersNamed } from './people-text.ts';
import type { ShownLine } from './shown-lines.ts';
import { toSpokenSeconds } from './spoken-time.ts';

/** Lines as the page shows them; `# ` marks a heading of the second level, `## ` one of the third. */
const lines = (text: string): ShownLine[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const heading = /^(#+) /.exec(line);
      return { text: line.replace(/^#+ /, ''), heading: heading ? (heading[1]?.length ?? 0) + 1 : 0 };
    });

describe('points', () => {
  it.each([
    ['This webinar is worth 1 CPD point.', '1 CPD point'],
    ['CPD credits: 3', '3 CPD credits'],
    ['CPD points\n2', '2 CPD points'],
    ['It is accredited for 2 hours of CPD.', '2 hours of CPD'],
    ['Earn one CPD point', '1 CPD point'],
    ['up to 6 CPD credits', 'up to 6 CPD credits'],
    ['1.5 CPD hours', '1.5 CPD hours'],
    ['2 CPD-accredited hours', '2 CPD hours'],
    ['CPD: 3 hours', '3 CPD hours'],
    ['This course is CPD accredited (2 points)', '2 CPD points'],
    ['CPD 6 credits', '6 CPD credits'],
    ['CPD Credits | 2', '2 CPD credits'],
    ['6 CPD external credits', '6 CPD credits'],
  ])('reads %s', (text, points) => {
    expect(pointsOffered(lines(text))).toEqual([points]);
  });

  it.each([
    'You must complete 35 CPD hours a year.',
    'CPD points are awarded by the organiser',
    'The CPD team has 3 members',
    'Our CPD course costs 30 pounds',
    '50 CPD points per year',
  ])('makes nothing of %s', (text) => {
    expect(pointsOffered(lines(text))).toEqual([]);
  });

  it('keeps others as well, and takes a calendar of many for none', () => {
    expect(pointsOffered(lines('1 CPD point\n3 CPD points'))).toEqual(['1 CPD point', '3 CPD points']);
    expect(pointsOffered(lines('1 CPD point\n2 CPD points\n3 CPD points\n4 CPD points'))).toEqual([]);
  });
});

describe('lengths and work', () => {
  it.each([
    ['75 minutes', 4_500],
    ['1 h 15', 4_500],
    ['1 hr 15 min', 4_500],
    ['1h15m', 4_500],
    ['an hour and a half', 5_400],
    ['half an hour', 1_800],
    ['1.5 hours', 5_400],
    ['1½ hours', 5_400],
    ['58:12', 3_492],
    ['1:15:30', 4_530],
    ['10 min 35 s', 635],
    ['2 hours', 7_200],
    ['soon', null],
    ['14 October', null],
  ])('reads %s', (text, seconds) => {
    expect(toSpokenSeconds(text)).toBe(seconds);
  });

  it('takes the length from its label or from the name of the thing', () => {
    expect(lengthStated(lines('Duration: 75 minutes'))).toBe(4_500);
    expect(lengthStated(lines('Length\n1 hour 15 minutes'))).toBe(4_500);
    expect(lengthStated(lines('Join us for a free 60-minute webinar on pacing.'))).toBe(3_600);
    expect(lengthStated(lines('She walked for 75 minutes each day.'))).toBeNull();
  });

  it('takes the hours of study and the level', () => {
    expect(workloadStated(lines('8 hours study\nLevel 1: Introductory'))).toBe('8 hours study');
    expect(workloadStated(lines('Hours of study: 8'))).toBe('8');
    expect(workloadStated(lines('Study time: about 3 hours'))).toBe('about 3 hours');
    expect(levelStated(lines('Level: Introductory'))).toBe('Introductory');
    expect(levelStated(lines('8 hours study\nLevel 1: Introductory'))).toBe('Level 1: Introductory');
    expect(levelStated(lines('Level up your practice with a new course'))).toBe('');
  });
});

describe('the day and time of an event', () => {
  const at = (text: string, dayFirst = false) => timesStated(lines(text), dayFirst);

  it.each([
    ['Wednesday 14 October 2026, 12:30 – 13:45 GMT/BST', '2026-10-14T12:30', '2026-10-14T13:45'],
    ['Wed 14th October 2026 | 6 - 7.30pm', '2026-10-14T18:00', '2026-10-14T19:30'],
    ['14 October 2026, 11 – 12.30pm', '2026-10-14T11:00', '2026-10-14T12:30'],
    ['14 October 2026 9.30am to 4pm', '2026-10-14T09:30', '2026-10-14T16:00'],
    ['October 14, 2026 at 7pm', '2026-10-14T19:00', ''],
    ['Date: 14 October 2026\nTime: 12:30 to 13:45', '2026-10-14T12:30', '2026-10-14T13:45'],
    ['Date\nWednesday 14 October 2026\nTime\n12:30 – 13:45', '2026-10-14T12:30', '2026-10-14T13:45'],
    ['Wednesday 14 October 2026, 1200-1300', '2026-10-14T12:00', '2026-10-14T13:00'],
    ['14 October 2026 12 noon - 1pm', '2026-10-14T12:00', '2026-10-14T13:00'],
    ['Date: 14–16 October 2026', '2026-10-14', '2026-10-16'],
    ['When: 14 October 2026 to 2 November 2026', '2026-10-14', '2026-11-02'],
    ['Wednesday 14 October 2026, 12:30 – 13:45 EST', '2026-10-14', ''],
  ])('reads %s', (text, startsAt, endsAt) => {
    expect(at(text)).toMatchObject({ startsAt, endsAt });
  });

  it('reads figures day first only where the page is British', () => {
    expect(at('Date: 14/10/2026, 12:30 – 13:45', true)).toMatchObject({ startsAt: '2026-10-14T12:30' });
    expect(at('Date: 14/10/2026, 12:30 – 13:45', false)).toBeNull();
  });

  it('knows how long it takes', () => {
    expect(at('Wednesday 14 October 2026, 12:30 – 13:45')?.durationSeconds).toBe(4_500);
  });

  it.each([
    'Published on 14 October 2026, 12:30',
    'Last updated: Wednesday 14 October 2026 12:30',
    'Booking deadline: Friday 2 October 2026, 12:00',
    'On 14 October 2026 she fell.',
    'We met in room 12.30 of the ward',
  ])('makes nothing of %s', (text) => {
    expect(at(text)).toBeNull();
  });

  it('tells the day of an event from the stamp of an article', () => {
    expect(at('Wed 14 Oct 2026 12.30 BST')?.isSure).toBe(false);
    expect(at('Wed 14 Oct 2026 12.30 – 13.30 BST')?.isSure).toBe(true);
    expect(at('When: Wed 14 Oct 2026 12.30')?.isSure).toBe(true);
  });

  it('takes a calendar of many events for none', () => {
    const calendar = [1, 2, 3, 4, 5].map((day) => `${day} October 2026, 12:30 – 13:45`).join('\n');
    expect(at(calendar)).toBeNull();
  });
});

describe('people', () => {
  it.each([
    ['Speakers: Amara Okonkwo-Reyes and Tomos Ellis', ['Amara Okonkwo-Reyes', 'Tomos Ellis']],
    ['Speaker: Dr Amara Okonkwo-Reyes, Consultant Occupational Therapist', ['Dr Amara Okonkwo-Reyes']],
    ['Presented by Tomos Ellis', ['Tomos Ellis']],
    ['Speaker: Prof. Jane van der Berg', ['Prof. Jane van der Berg']],
    ['Speakers: Dr Ann Lee (Consultant OT, Example Trust), Bo Chen (Lecturer)', ['Dr Ann Lee', 'Bo Chen']],
    ['Speakers: Ann Lee – Example University; Bo Chen – Example Trust', ['Ann Lee', 'Bo Chen']],
    ['Led by Ann Lee, an occupational therapist. Book now.', ['Ann Lee']],
    [
      '# Speakers\n## Amara Okonkwo-Reyes\nLead for falls\n## Tomos Ellis\nLecturer\n# Book',
      ['Amara Okonkwo-Reyes', 'Tomos Ellis'],
    ],
    ['Tutor\nBethan Pryce', ['Bethan Pryce']],
    [
      '# Our speakers\nAmara Okonkwo-Reyes, Lead Occupational Therapist\nGreat Example Hospital',
      ['Amara Okonkwo-Reyes'],
    ],
    ['Speakers: to be announced', []],
    ['Speakers will share slides after the event', []],
    ['Presented by Example Therapy Network', []],
    ['# Speakers\nSign In\nRead More', []],
  ])('reads %s', (text, names) => {
    expect(speakersNamed(lines(text))).toEqual(names);
  });

  it('takes the organiser behind a label', () => {
    expect(organiserNamed(lines('Organised by: Example Therapy Network'))).toBe('Example Therapy Network');
    expect(organiserNamed(lines('Hosted by Example Therapy Network'))).toBe('Example Therapy Network');
    expect(organiserNamed(lines('Host your own event'))).toBe('');
  });
});

describe('certificates', () => {
  const read = (text: string) => readCertificate(lines(text), true);

  it('reads one set in lines', () => {
    expect(
      read(`# Certificate of attendance
        This is to certify that
        Bethan Pryce
        has successfully completed the online course
        Safeguarding adults, level 3
        Date of completion: 14 October 2026
        Total time: 2 hours 15 minutes
        Score: 85%
        Issued by: Example Learning`),
    ).toEqual({
      title: 'Safeguarding adults, level 3',
      awardedTo: 'Bethan Pryce',
      completedOn: '2026-10-14',
      durationSeconds: 8_100,
      progress: 'Score 85 %',
      provider: 'Example Learning',
    });
  });

  it('reads one set in a sentence', () => {
    expect(
      read(
        'This is to certify that Siân Ŵyn-O’Brien attended the webinar “Sensory approaches” on Wednesday 14 October 2026.',
      ),
    ).toMatchObject({ title: 'Sensory approaches', awardedTo: 'Siân Ŵyn-O’Brien', completedOn: '2026-10-14' });
  });

  it('reads a statement whose name stands alone above the deed', () => {
    expect(
      read(`# Statement of participation
        Kit Moran
        completed the free course including any mandatory tests for:
        Understanding tiredness
        Issued on 14 October 2026`),
    ).toMatchObject({ title: 'Understanding tiredness', awardedTo: 'Kit Moran', completedOn: '2026-10-14' });
    expect(
      read(`Oct 14, 2026
        Kit Moran
        has successfully completed
        Living Well with Tremor
        an online non-credit course authorized by University of Exampleshire and offered through Example
        # Course certificate`),
    ).toMatchObject({
      title: 'Living Well with Tremor',
      awardedTo: 'Kit Moran',
      completedOn: '2026-10-14',
      provider: 'University of Exampleshire',
    });
  });

  it('reads one that is awarded, with the day in figures', () => {
    expect(
      read('Certificate of completion awarded to\nTomos Ellis\nfor completing\nMoving and handling\nDate\n14/10/2026'),
    ).toMatchObject({ title: 'Moving and handling', awardedTo: 'Tomos Ellis', completedOn: '2026-10-14' });
  });

  it.each([
    'You will get a certificate when you have completed the course.',
    'This is to certify that [your name] has completed the course Falls on 14 October 2026.',
    'The certificate is awarded to people who attend both days. Completed on: 14 October 2026',
    'This is to certify that Bethan Pryce is a member.',
    'Tomos Ellis\nhas completed\nThe Long Walk\n14 October 2026',
  ])('takes no certificate from: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});
