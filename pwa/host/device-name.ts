// A first name for this device, from what the browser says of itself; the person may change it.

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android phone'],
  [/Windows/, 'Windows computer'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux computer'],
];
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const first = (names: [RegExp, string][], text: string) => names.find(([pattern]) => pattern.test(text))?.[1];

/** Such as "Windows computer, Edge". */
export function deviceNameOf({ userAgent }: Pick<Navigator, 'userAgent'>): string {
  const parts = [first(SYSTEMS, userAgent), first(BROWSERS, userAgent)].filter(Boolean);
  return parts.join(', ') || 'This device';
}
