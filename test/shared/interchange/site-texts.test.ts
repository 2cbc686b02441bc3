import fc from 'fast-check';
import { expect, test } from 'vitest';
import { securityText } from '#shared/interchange/site-texts.ts';

/** Reads security.txt as RFC 9116 §4 has it: lines of a name, a colon, a space and a value; comments begin with `#`. */
function readSecurityText(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', value = ''] = /^([!-9;-~]+): (\S.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value]);
  }
  return fields;
}

test('security.txt says on every day whom to tell, in which languages, and ends within a year (RFC 9116 §2.5)', () => {
  const years = { min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(years), (now) => {
      const fields = readSecurityText(securityText('https://guiju.example', now));
      expect(fields.get('contact')).toEqual(['https://guiju.example/contact']);
      expect(fields.get('canonical')).toEqual(['https://guiju.example/.well-known/security.txt']);
      expect(fields.get('preferred-languages')).toEqual(['zh, en']);
      const [expires = '', ...more] = fields.get('expires') ?? [];
      const days = (Date.parse(expires) - now.getTime()) / 86_400_000;
      expect([more, days > 30, days < 365]).toEqual([[], true, true]);
    }),
  );
});
