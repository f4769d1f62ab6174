// Transcripts as they are read and searched.
import { expect, test } from 'vitest';
import { readTranscript, searchLines } from './transcript.ts';

const VTT = `WEBVTT

1
00:00:01.000 --> 00:00:03.000
<v Ann>Welcome &amp; thank you

00:00:03.000 --> 00:00:04.000
Welcome &amp; thank you

01:02:03.500 --> 01:02:05.000 line:90%
Fatigue is
not tiredness, Siân says
`;

test('captions come with their moments, and what rolls on is said once', () => {
  expect(readTranscript(VTT, 'text/vtt')).toEqual([
    { seconds: 1, text: 'Welcome & thank you' },
    { seconds: 3723.5, text: 'Fatigue is not tiredness, Siân says' },
  ]);
});

test('plain words are lines without moments', () => {
  expect(readTranscript('One.\n\nTwo.', 'text/plain')).toEqual([
    { seconds: null, text: 'One.' },
    { seconds: null, text: 'Two.' },
  ]);
});

test('words are found whatever their capitals and accents', () => {
  const lines = readTranscript(VTT, 'text/vtt');
  expect(searchLines(lines, ' SIAN ')).toHaveLength(1);
  expect(searchLines(lines, '')).toHaveLength(2);
  expect(searchLines(lines, 'splint')).toEqual([]);
});
