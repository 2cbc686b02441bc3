import { describe, expect, test } from 'vitest';
import { MatterKind, MatterState } from '#shared/feedback/matter.ts';
import { type MatterMove, matterMoves, movesOf, stateAfter } from '#shared/feedback/matter-moves.ts';

const moves = Object.keys(matterMoves) as MatterMove[];

describe('a matter moves along the table and not otherwise', () => {
  const allowed: [MatterState, MatterMove, MatterState][] = [
    ['received', 'take', 'in-hand'],
    ['received', 'answer', 'answered'],
    ['received', 'decline', 'declined'],
    ['received', 'withdraw', 'withdrawn'],
    ['in-hand', 'answer', 'answered'],
    ['in-hand', 'decline', 'declined'],
    ['in-hand', 'withdraw', 'withdrawn'],
    ['answered', 'answer', 'answered'],
    ['answered', 'reopen', 'received'],
    ['declined', 'reopen', 'received'],
  ];
  test.each(MatterState.options.flatMap((from) => moves.map((move) => [from, move] as const)))(
    '%s, %s',
    (state, move) => {
      if (move === 'publish' || move === 'hide') return;
      const expected = allowed.find(([from, name]) => from === state && name === move)?.[2];
      const made = () => stateAfter({ kind: 'feedback', state, mayPublish: true }, move);
      if (expected) expect(made()).toBe(expected);
      else expect(made).toThrow();
    },
  );
});

test.each([
  ['sender', ['withdraw']],
  ['desk', ['take', 'answer', 'decline', 'publish']],
  ['custodian', ['take', 'answer', 'decline']],
] as const)('what the %s can do with open feedback', (side, can) => {
  expect(movesOf({ kind: 'feedback', state: 'received', mayPublish: true, isPublished: false }, side)).toEqual(can);
});

describe('what is shown to all', () => {
  test.each(MatterKind.options)('%s', (kind) => {
    const shown = () => stateAfter({ kind, state: 'answered', mayPublish: true }, 'publish');
    if (kind === 'complaint') expect(shown).toThrow();
    else expect(shown()).toBe('answered');
  });

  test('does nothing with what was cleared', () => {
    const cleared = { kind: 'complaint', state: 'declined', mayPublish: false, clearedAt: '2026-01-01' } as const;
    for (const move of moves) expect(() => stateAfter(cleared, move)).toThrow();
  });

  test('needs the agreement of whoever sent it', () => {
    expect(() => stateAfter({ kind: 'feedback', state: 'answered', mayPublish: false }, 'publish')).toThrow();
  });
});
