import { describe, expect, test } from 'vitest';
import { applyEvent, decideMove } from '#shared/deposits/decide-move.ts';
import type { Deposit, DepositState } from '#shared/deposits/deposit.ts';
import { thePublic, type Viewer } from '#shared/deposits/deposit-actors.ts';
import { possibleMoves } from '#shared/deposits/possible-moves.ts';
import { declaration, depositor, holder } from './made-deposits.ts';

const at = '2026-11-01T00:00:00.000Z';

function depositIn(state: DepositState, more: Partial<Deposit> = {}): Deposit {
  const asked = { name: 'declare', actor: depositor, at, requestId: 'made', change: declaration } as const;
  const decided = decideMove(undefined, 'dep-000000000000000000000001', asked);
  if ('fault' in decided) throw new Error(decided.fault);
  return { ...applyEvent(undefined, decided.event), state, ...more };
}

const own: Viewer = {
  subject: 'anna',
  memberOf: [holder.organization],
  depositsFor: [holder.organization],
  isReviewer: false,
};
const colleague: Viewer = { ...own, subject: 'carl', depositsFor: [] };
const reviewer: Viewer = { subject: 'rui', memberOf: ['org-made-archive'], depositsFor: [], isReviewer: true };
const stranger: Viewer = { subject: 'max', memberOf: [], depositsFor: [], isReviewer: false };

describe('what somebody could do with a deposit', () => {
  test.each<[string, DepositState, Viewer, string[]]>([
    ['the public: nothing', 'accepted', thePublic, []],
    ['its depositor, before the file came: seal or withdraw it', 'uploading', own, ['seal', 'withdraw']],
    ['its depositor: withdraw, offer and disclose it', 'accepted', own, ['withdraw', 'offer-transfer', 'disclose']],
    ['its depositor, when challenged: answer too', 'challenged', own, ['answer', 'withdraw', 'disclose']],
    ['a colleague without the role: nothing', 'accepted', colleague, []],
    ['a stranger: challenge it', 'accepted', stranger, ['challenge']],
    ['a stranger, when it ended: nothing', 'withdrawn', stranger, []],
    [
      'a reviewer: accept, return or propose to reject it',
      'under-review',
      reviewer,
      ['accept', 'return', 'propose-rejection'],
    ],
    [
      'a reviewer, when challenged',
      'challenged',
      reviewer,
      ['dismiss', 'require-amendment', 'take-down', 'propose-delisting'],
    ],
    ['its depositor, when delisted: appeal', 'delisted', own, ['appeal']],
    ['a reviewer, when appealed for', 'appealed', reviewer, ['reinstate', 'confirm-delisting']],
    ['a reviewer who belongs to the holder: nothing', 'under-review', { ...colleague, isReviewer: true }, []],
  ])('%s', (_, state, viewer, moves) => {
    expect(possibleMoves(depositIn(state), viewer)).toEqual(moves);
  });

  test('only another reviewer than the one who proposed it may reject', () => {
    const proposal = { outcome: 'reject', by: 'rui', at, reason: 'not theirs' } as const;
    const proposed = depositIn('under-review', { proposal });
    expect(possibleMoves(proposed, reviewer)).not.toContain('reject');
    expect(possibleMoves(proposed, { ...reviewer, subject: 'sol' })).toContain('reject');
  });

  test('only the organization that it is offered to may take it', () => {
    const offered = depositIn('accepted', { transferTo: { organization: 'org-made-taker', at } });
    const taker: Viewer = { ...stranger, memberOf: ['org-made-taker'], depositsFor: ['org-made-taker'] };
    expect(possibleMoves(offered, taker)).toContain('take-transfer');
    expect(possibleMoves(offered, { ...taker, depositsFor: [] })).not.toContain('take-transfer');
    expect(possibleMoves(offered, own)).not.toContain('take-transfer');
  });
});
