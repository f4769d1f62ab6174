// Where Waymark looks at nothing, and how a person may decide otherwise.
import { describe, expect, it, vi } from 'vitest';

vi.mock('../app-origin.ts', () => ({ APP_ORIGIN: 'http://localhost:8787' }));
vi.mock('wxt/browser', () => ({ browser: {} }));
const { allowing, refusalFor } = await import('./refusal.ts');
const { parseSettings } = await import('../settings.ts');
const { GUARDED_HOSTS } = await import('./guarded-hosts.ts');

const plain = parseSettings({});
const kindOf = (url: string, settings = plain) => refusalFor({ url }, settings)?.kind ?? null;

describe('by itself, nothing is kept', () => {
  it.each([
    'https://mail.google.com/mail/u/0/#inbox/Fxyz',
    'https://outlook.office.com/mail/',
    'https://www.icloud.com/mail/',
    'https://systmonline.tpp-uk.com/2/Login',
    'https://clinic.cliniko.com/patients/12',
    'https://access.login.nhs.uk/login',
    'https://www.nhsapp.service.nhs.uk/patient',
    'https://bank.barclays.co.uk/olb',
  ])('on %s', (url) => {
    expect(kindOf(url)).toBe('guarded');
  });

  it('in the app itself', () => {
    expect(kindOf('http://localhost:8787/inbox')).toBe('app');
  });

  it('in a private window', () => {
    const tab = { url: 'https://journal.example/', incognito: true };
    expect(refusalFor(tab, plain)?.kind).toBe('private');
    expect(refusalFor(tab, parseSettings({ keepsPrivate: true }))).toBeNull();
    // and what is guarded stays guarded there
    const bank = { url: 'https://monzo.com/', incognito: true };
    expect(refusalFor(bank, parseSettings({ keepsPrivate: true }))?.kind).toBe('guarded');
  });
});

describe('pages that people learn from may be kept', () => {
  it.each([
    'https://learninghub.nhs.uk/Resource/1',
    'https://www.e-lfh.org.uk/programmes/x/',
    'https://www.nhs.uk/conditions/stroke/',
    'https://www.nes.scot.nhs.uk/x',
    'https://www.icloud.com/keynote/',
    'https://notmail.google.com.example/',
    'https://mymail.com.example/',
    'https://www.open.edu/openlearn/',
    // trusts have learning platforms on their own networks
    'http://10.1.2.3/moodle/course/view.php?id=4',
    'http://learning.trust.internal/',
    'http://127.0.0.1:9/',
    'https://localnews.example/',
  ])('%s', (url) => {
    expect(kindOf(url)).toBeNull();
  });
});

describe('the person decides', () => {
  it('that a host is never looked at, with all that is under it', () => {
    const settings = parseSettings({ neverHere: ['Example.org'] });
    expect(refusalFor({ url: 'https://www.example.org/x' }, settings)).toMatchObject({
      kind: 'own',
      host: 'example.org',
    });
    expect(kindOf('https://badexample.org/', settings)).toBeNull();
  });

  it('that a page of the list is kept after all, and of that host only', () => {
    const refusal = refusalFor({ url: 'https://a.cliniko.com/x' }, plain) ?? expect.fail('not refused');
    const settings = { ...plain, ...allowing(refusal, plain) };
    expect(kindOf('https://a.cliniko.com/x', settings)).toBeNull();
    expect(kindOf('https://b.cliniko.com/x', settings)).toBe('guarded');
  });

  it('that a host comes off their own list', () => {
    const settings = parseSettings({ neverHere: ['a.example', 'b.example'] });
    const refusal = refusalFor({ url: 'https://www.a.example/' }, settings) ?? expect.fail('not refused');
    expect(allowing(refusal, settings)).toEqual({ neverHere: ['b.example'] });
  });

  it('never over their own list by an exception', () => {
    const settings = parseSettings({ neverHere: ['a.example'], allowedHere: ['a.example'] });
    expect(kindOf('https://a.example/', settings)).toBe('own');
  });
});

it('each host of the list is spelt as addresses are, once, with a source and a day', () => {
  const all = GUARDED_HOSTS.flatMap(({ hosts }) => hosts);
  expect(new Set(all).size).toBe(all.length);
  for (const rule of all) expect(new URL(`https://${rule}`).href.replace(/\/$/, '')).toBe(`https://${rule}`);
  for (const { source, checkedOn } of GUARDED_HOSTS) {
    expect(source.length).toBeGreaterThan(10);
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});
