import type { Source, StandardFields, StoredStandard } from '#shared/standards/standard.ts';

/** Records for tests in few words: what each source says, the rest filled in. */
export type Said = StandardFields & { source?: Partial<Source> };

export function stored(id: string, ...said: Said[]): StoredStandard {
  const at = '2026-11-25T08:00:00.000Z';
  const statements = said.map(({ source, ...fields }, n) => ({
    source: { key: `source-${n + 1}`, name: `Source ${n + 1}`, confidence: 'B' as const, ...source },
    fields,
  }));
  return { id, revision: 1, statements, createdAt: at, updatedAt: at };
}
