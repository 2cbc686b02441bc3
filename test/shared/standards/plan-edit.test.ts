import { describe, expect, it } from 'vitest';
import { editorStatement, withEditorStatement } from '#shared/standards/correction.ts';
import { type Edit, neighboursOf, planEdit } from '#shared/standards/plan-edit.ts';
import type { StandardFields, StoredStandard } from '#shared/standards/standard.ts';
import { stored } from './stored.ts';

const old = stored('gb-t.5-2010', { number: 'GB/T 5-2010', dates: { issued: '2010-01-01' } });
const fresh = stored('gb-t.5-2026', { number: 'GB/T 5-2026', dates: { issued: '2026-01-01' } });
const replaces: StandardFields['relations'] = [{ type: 'replaces', number: 'GB/T 5-2010', id: old.id }];

function plan(before: StoredStandard, said: StandardFields, neighbours: StoredStandard[]) {
  const edit: Edit = {
    id: before.id,
    before,
    said,
    event: 'standard.corrected',
    caller: { subject: 'anna', roles: ['editor'] },
    requestId: 'request-7',
    reason: 'Cover text',
  };
  const statements = withEditorStatement(before.statements, editorStatement(said, '2026-11-25', edit.reason));
  const after = { ...before, statements, updatedAt: '2026-11-25T09:00:00.000Z' };
  return planEdit(edit, after, new Map(neighbours.map((record) => [record.id, record])));
}

describe('planEdit', () => {
  const changes = plan(fresh, { number: 'GB/T 5-2026', relations: replaces }, [old]);

  it('changes the record and those that learn from it, each to its next revision', () => {
    const written = changes.map(({ stored: { id, revision, updatedAt } }) => [id, revision, updatedAt]).sort();
    expect(written).toEqual([
      [old.id, 2, '2026-11-25T09:00:00.000Z'],
      [fresh.id, 2, '2026-11-25T09:00:00.000Z'],
    ]);
  });

  it('keeps for every one of them who did it, when, why and in which request', () => {
    for (const { stored: record, event } of changes) {
      expect(event).toMatchObject({
        actor: 'anna',
        reason: 'Cover text',
        requestId: 'request-7',
        changed: ['relations'],
      });
      expect([event.revision, event.at]).toEqual([record.revision, record.updatedAt]);
    }
    expect(changes.map(({ event }) => event.event).sort()).toEqual(['standard.corrected', 'standard.related']);
  });

  it('leaves what sources said as it was', () => {
    const sources = changes.flatMap(({ stored: { statements } }) =>
      statements.filter(({ source }) => source.key === 'source-1'),
    );
    expect(sources).toEqual(expect.arrayContaining([old.statements[0], fresh.statements[0]]));
  });

  it('plans nothing for an edit that says what was said before, on another day', () => {
    const [first, second] = [...changes].sort((a, b) => a.stored.id.localeCompare(b.stored.id));
    if (!first || !second) throw new Error('two changes were planned');
    expect(plan(second.stored, { number: 'GB/T 5-2026', relations: replaces }, [first.stored])).toEqual([]);
  });

  it('asks also for those that are related no more', () => {
    const after = changes.find(({ stored: { id } }) => id === fresh.id)?.stored;
    expect(after && neighboursOf(after, fresh)).toEqual([old.id]);
  });
});
