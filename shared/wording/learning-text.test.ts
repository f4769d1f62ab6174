// What pages and documents say in words: points, lengths, certificates.
import { describe, expect, it } from 'vitest';
import { readCertificate } from './certificate-text.ts';
import { lines } from './invented.ts';
import { lengthStated, levelStated, pointsOffered, workloadStated } from './learning-text.ts';
import { toSpokenSeconds } from './spoken-time.ts';

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
