import { describe, expect, test } from 'vitest';
import type { AccessDecision } from '#shared/access/access-decision.ts';
import { decideEntitledAccess } from '#shared/access/licensed-access.ts';

const words = { zh: '理由', en: 'reason' };
const place = { label: words, url: 'https://www.ttbz.org.cn/' };
const closed: AccessDecision = {
  allow: false,
  level: 'metadata',
  rule: 'association-decides',
  basis: words,
  reason: words,
  alternatives: [place],
};
const licence = {
  name: { zh: '单人阅读', en: 'Single reader' },
  licensor: { zh: '规矩示范协会', en: 'Guiju Demo Association' },
};

describe('the decision for somebody who holds a licence', () => {
  test('opens what is closed to the public, and says by whose licence and until when', () => {
    const decision = decideEntitledAccess(closed, [{ ...licence, until: '2027-11-25' }]);
    expect(decision).toMatchObject({ allow: true, level: 'download', rule: 'licensed-copy', alternatives: [place] });
    expect(decision.basis.en).toBe('Licence of Guiju Demo Association: Single reader, until 2027-11-25');
    expect(decision.basis.zh).toBe('规矩示范协会给予的许可：单人阅读，至 2027-11-25');
  });

  test('gives copies where the public may only read', () => {
    const readable = { ...closed, allow: true, level: 'read' as const };
    expect(decideEntitledAccess(readable, [licence]).level).toBe('download');
  });

  test('is that of the public without a licence, and where everybody may download', () => {
    const open = { ...closed, allow: true, level: 'download' as const };
    expect(decideEntitledAccess(closed, [])).toBe(closed);
    expect(decideEntitledAccess(open, [licence])).toBe(open);
  });
});
