// Drawing instructions without what draws nothing: everything else letter by letter, and an end wherever they break off.
import { expect, it } from 'vitest';
import { bareInstructions } from './bare-instructions.ts';
import { Unfollowed } from './unfollowed.ts';

const bytesOf = (instructions: string) => new Uint8Array(Buffer.from(instructions, 'latin1'));
const bare = (instructions: string): string | null => {
  const made = bareInstructions(bytesOf(instructions));
  return made && Buffer.from(made).toString('latin1');
};
const SAMPLE =
  'q 1 0 0 1 9 9 cm % why\r\nBT /F1 9 Tf [(a\\)b) -20 <6162>] TJ (x) \' 1 2 (y) " ET\n/P <</MCID 1 /Alt [(z)]>> BDC EMC\nBI /W 1 /H 1 /CS [/I /RGB 1 (abcdef)] /DP <</K -1>> ID \x00EI \x80\nEI Q';

it('that hold nothing to take out are left alone', () => {
  for (const drawn of ['', 'q Q', '/P /M0 BDC EMC', '[1 2] 0 d', '/Cs1 cs 1 0.5 /P1 scn', '/OC <<>> BDC EMC'])
    expect(bare(drawn)).toBeNull();
});

it('lose only what draws nothing', () => {
  expect(bare(SAMPLE)).toBe(SAMPLE.replace('% why', ' ').replace('<</MCID 1 /Alt [(z)]>>', '<<>>'));
  expect(bare('BT(b)1 0 0 rg ET')).toBe('BT 1 0 0 rg ET');
  expect(bare('(50 % of (all\\) ) ) Tj%gone')).toBe('(50 % of (all\\) ) ) Tj ');
  expect(bare('/P<</E%gone\n(x)>>BDC EMC')).toBe('/P<<>>BDC EMC');
  expect(bare('q 1 w Q 5 6')).toBe('q 1 w Q    ');
});

it('end wherever they break off and whichever byte is wrong', () => {
  const tried = (bytes: Uint8Array) => {
    try {
      bareInstructions(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(Unfollowed);
    }
  };
  const whole = bytesOf(SAMPLE);
  for (let end = 0; end <= whole.length; end += 1) tried(whole.slice(0, end));
  for (let at = 0; at < whole.length; at += 1)
    for (const byte of [0, 0x25, 0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0xff]) {
      const wrong = whole.slice();
      wrong[at] = byte;
      tried(wrong);
    }
  for (const open of ['[', '<<', '(', 'q ', '/a<<']) tried(bytesOf(open.repeat(200_000)));
});
