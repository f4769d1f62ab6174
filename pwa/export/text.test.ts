// Texts and names on their way out: tidy, complete, and fit for where they go.
import { describe, expect, it } from 'vitest';
import { profileFileName } from './file-name.ts';
import { aProfile } from './invented-profile.ts';
import { textBlocks } from './plain-text.ts';
import { profileTexts } from './text.ts';

describe('a plain text', () => {
  it('falls into paragraphs and lists', () => {
    expect(textBlocks('One.\nStill one.\n\nTwo:\n- first\n- second\n  goes on\nThree.\n\n\n\n- alone')).toEqual([
      { kind: 'paragraph', text: 'One.\nStill one.' },
      { kind: 'paragraph', text: 'Two:' },
      { kind: 'list', items: ['first', 'second goes on'] },
      { kind: 'paragraph', text: 'Three.' },
      { kind: 'list', items: ['alone'] },
    ]);
  });

  it('is the same from Windows, and nothing when empty', () => {
    expect(textBlocks('One.\r\n\r\nTwo.  ')).toEqual(textBlocks('One.\n\nTwo.'));
    expect(textBlocks(' \n\n\t')).toEqual([]);
  });

  it('keeps a dash that begins no list', () => {
    expect(textBlocks('-5 degrees\n– a remark')).toEqual([{ kind: 'paragraph', text: '-5 degrees\n– a remark' }]);
  });
});

describe('copying the texts', () => {
  it('gives summary and statement, tidied', () => {
    const profile = aProfile({
      summary: { text: '\nSia\u0302n\r\n\r\n\r\n- works  \n', words: 2, limitWords: 500 },
      statement: { text: '', words: 0, limitWords: 1_500 },
    });
    expect(profileTexts(profile)).toEqual({ summary: 'Siân\n\n- works', statement: '' });
  });
});

describe('the name of the file', () => {
  it('says whose profile it is and for when', () => {
    expect(profileFileName(aProfile())).toBe("CPD profile of Siân Ŵyn-O'Brien, 2025-11 to 2027-10.pdf");
  });

  it.each([
    ['CPD profile of A/B\\C: "D" <E>|?*', 'CPD profile of A B C D E, 2025-11 to 2027-10.pdf'],
    ['..\u202E\u0007..', 'CPD profile, 2025-11 to 2027-10.pdf'],
    ['', 'CPD profile, 2025-11 to 2027-10.pdf'],
    ['Name '.repeat(40), `${'Name '.repeat(12).trim()}, 2025-11 to 2027-10.pdf`],
  ])('of “%s” is one that any computer takes', (title, name) => {
    expect(profileFileName(aProfile({ title }))).toBe(name);
  });
});
