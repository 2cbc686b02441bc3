import { describe, expect, it } from 'vitest';
import { decideDocumentAccess, reaches } from '#shared/literature/document-access.ts';
import type { Day } from '#shared/standards/local-date.ts';
import { reconcile } from '#shared/standards/reconcile.ts';

const today = '2026-11-25' as Day;
const record = (id: string, number: string) =>
  reconcile({
    id,
    revision: 1,
    statements: [
      { source: { key: 'test', name: 'A test', confidence: 'A' }, fields: { number, titles: { zh: '标准' } } },
    ],
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
  });
const mandatory = record('gb.8978-1996', 'GB 8978-1996');
const recommended = record('gb-t.1.1-2020', 'GB/T 1.1-2020');
const free = record('rfc.2119', 'RFC 2119');
const decide = (records: (typeof mandatory)[], rights?: Parameters<typeof decideDocumentAccess>[0]['rights']) =>
  decideDocumentAccess({ standards: records.map(({ id }) => id), rights }, records, today);

describe('decideDocumentAccess', () => {
  it('opens the held text of a mandatory standard, and of a publisher who gives it away', () => {
    expect(decide([mandatory])).toMatchObject({ allow: true, level: 'read', rule: 'mandatory-text-is-free' });
    expect(decide([free])).toMatchObject({ allow: true, level: 'read', rule: 'free-at-publisher' });
  });

  it('shows no text of a recommended standard, and says where to read it', () => {
    const decision = decide([recommended]);
    expect(decision).toMatchObject({ allow: false, level: 'metadata' });
    expect(decision.alternatives.length).toBeGreaterThan(0);
  });

  it('follows the strictest of several standards', () => {
    expect(decide([mandatory, recommended])).toMatchObject({ allow: false });
  });

  it('shows nothing when nothing is known: no standard, no record, no stated rights', () => {
    expect(decide([])).toMatchObject({ allow: false, rule: 'rights-unknown' });
    expect(decideDocumentAccess({ standards: ['gb.1-2020'], rights: undefined }, [], today).rule).toBe(
      'rights-unknown',
    );
    expect(decide([], { basis: 'unknown', openAccess: 'yes' }).rule).toBe('rights-unknown');
  });

  it('follows the rights stated for the document itself', () => {
    expect(decide([], { basis: 'law', openAccess: 'yes' })).toMatchObject({ allow: true, level: 'read' });
    expect(decide([mandatory], { basis: 'contract', openAccess: 'no' })).toMatchObject({ allow: false });
  });
});

describe('reaches', () => {
  it('goes as far as the level and no farther', () => {
    expect(reaches({ allow: true, level: 'snippet' }, 'snippet')).toBe(true);
    expect(reaches({ allow: true, level: 'snippet' }, 'read')).toBe(false);
    expect(reaches({ allow: false, level: 'download' }, 'metadata')).toBe(false);
  });
});
