// What pages say in words of times and of speakers.
import { describe, expect, it } from 'vitest';
import { lines } from '../../shared/wording/invented.ts';
import { timesStated } from './event-text.ts';
import { organiserNamed, speakersNamed } from './people-text.ts';

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
