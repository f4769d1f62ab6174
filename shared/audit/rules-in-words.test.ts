// Every value of every scheme can be read with its day and its source.
import { describe, expect, it } from 'vitest';
import { hcpc } from '../schemes/hcpc.ts';
import { hcpcAudit } from '../schemes/hcpc-audit.ts';
import { OTHER_SCHEMES } from '../schemes/others.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { rulesInWords } from './rules-in-words.ts';

/** Values with a source, wherever they stand in a scheme. */
const valuesIn = (part: unknown): number => {
  if (typeof part !== 'object' || part === null) return 0;
  const own = 'source' in part && 'verified' in part ? 1 : 0;
  return own + Object.values(part).reduce((sum: number, inner) => sum + valuesIn(inner), 0);
};
const textOf = (scheme: Scheme, profession: string, label: string) =>
  rulesInWords(scheme, profession, scheme === hcpc ? hcpcAudit : null)
    .filter((one) => one.label === label)
    .map(({ text }) => text);

describe('the rules in words', () => {
  it.each([hcpc, ...OTHER_SCHEMES].map((scheme) => [scheme.shortName, scheme] as const))(
    'of %s leave out no value, and each says where it was read',
    (_name, scheme) => {
      const audit = scheme === hcpc ? hcpcAudit : null;
      for (const { code, cycle } of scheme.professions) {
        const rules = rulesInWords(scheme, code, audit);
        // the limits of the profile's parts are among the rules
        const ofAudit = audit ? valuesIn({ ...audit, profileParts: audit.profileParts.map(({ holds }) => holds) }) : 0;
        const elsewhere = scheme.deadlineExceptions.filter(({ profession }) => profession !== code).length;
        // HCPC's lists serve under every scheme, and are told of under its own
        const lists = audit ? {} : { activityTypes: [], evidenceKinds: [] };
        const all = valuesIn({ ...scheme, ...lists, professions: [] }) + valuesIn(cycle) - elsewhere + ofAudit;
        expect(rules).toHaveLength(all);
        for (const { text, source } of rules) expect([text.length > 0, source.length > 3]).toEqual([true, true]);
      }
    },
  );

  it('say what HCPC asks of an occupational therapist', () => {
    expect(textOf(hcpc, 'OT', 'Cycle')).toEqual([
      '2 years, one of them ends on 31 October 2025; renewal is open for its last 3 months',
    ]);
    expect(textOf(hcpc, 'OT', 'Chosen for audit')).toEqual(['5 %', '2.5 %']);
    expect(textOf(hcpc, 'AS', 'Renewal, once')).toEqual(['of the cycle that ended on 31 May 2020: until 30 June 2020']);
    expect(textOf(hcpc, 'OT', 'Standard 1, not met')).toEqual(['Nothing shows that a record was kept.']);
  });

  it('say what changed, and what is asked of this profession alone', () => {
    const one = (key: string) => OTHER_SCHEMES.find((scheme) => scheme.key === key) ?? expect.unreachable(key);
    expect(textOf(one('hpcsa'), 'OT', 'Cycle')).toEqual([
      '2 years, from a day of the person’s own',
      '1 year, from a day of the person’s own',
    ]);
    expect(textOf(one('gdc'), 'nurse', 'Counted')).toEqual([
      'Verifiable hours: at least 50 hours in a cycle; Verifiable hours in any two years: at least 10 hours in any two years that follow one another',
    ]);
  });
});
