import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOfLegs } from '#shared/ledger/split-amount.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { captureLegs, planSplit } from '#shared/trade/royalty-split.ts';
import { newStep } from '#shared/trade/split-order.ts';
import {
  dividedBy,
  owedBy,
  partsToGive,
  partsToTakeBack,
  type SplitPart,
  type SplitStep,
  stepLegs,
  stepNumber,
} from '#shared/trade/splitting.ts';

const order = 'ord-000000000000000000000001';
const at = '2026-11-26T00:00:00.000Z';
const line = fc.record({ total: fc.integer({ min: 1, max: 9_999_999 }), seller: fc.constantFrom('org-a', 'org-b') });
const refund = fc.record({ part: fc.integer({ min: 1, max: 10_000 }), mask: fc.nat(15), isGiven: fc.boolean() });

function legsOf(lines: readonly { total: number; seller: string }[]): Leg[] {
  const planned = lines.map(({ total, seller }) => {
    const shares = [
      { payee: seller, basisPoints: 6_667 },
      { payee: 'org-author', basisPoints: 3_333 },
    ];
    return planSplit({ total, tax: Math.floor(total / 18), seller, commissionBasisPoints: 1_000, shares });
  });
  return captureLegs('sandbox', planned, 'CNY');
}

/** An instruction of which the parts that a mask names have moved. */
function ended(kind: SplitStep['kind'], steps: readonly SplitStep[], parts: SplitPart[], mask: number): SplitStep {
  const splitting = { steps } as Parameters<typeof newStep>[1];
  const step = newStep(order, splitting, { kind, refund: null, parts, askedAt: at, requestId: 'r' });
  return {
    ...step,
    state: 'over',
    done: parts.map((_, place) => place).filter((place) => ((mask >> (place % 4)) & 1) === 1),
  };
}

const total = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, amount) => sum + amount, 0);
const whole = 15;

test('whatever parts of splits and returns fail, what is divided is brought to what the ledger leaves, to the fen', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 3 }),
      fc.array(refund, { maxLength: 6 }),
      (lines, refunds) => {
        const capture: { legs: Leg[]; reversed: number[] } = { legs: legsOf(lines), reversed: [] };
        capture.reversed = capture.legs.map(() => 0);
        const steps: SplitStep[] = [];
        const run = (kind: SplitStep['kind'], parts: SplitPart[], mask: number) => {
          if (parts.length > 0) steps.push(ended(kind, steps, parts, mask));
        };
        for (const { part, mask, isGiven } of refunds) {
          run('split', partsToGive(owedBy(capture), steps), mask);
          const left = total(owedBy(capture));
          const amount = Math.ceil((left * part) / 10_000);
          if (amount === 0) break;
          run('return', partsToTakeBack(owedBy(capture, amount), steps), isGiven ? whole : mask);
          if (!isGiven) continue;
          const legsLeft = capture.legs.map((leg, place) => leg.amount - (capture.reversed[place] ?? 0));
          const taken = shareOfLegs(capture.legs, legsLeft, amount) ?? [];
          capture.reversed = capture.reversed.map((before, place) => before + (taken[place] ?? 0));
          // Nobody has more at the provider than the ledger leaves them, so that the refund was paid of undivided money.
          for (const [receiver, has] of dividedBy(steps))
            expect(has).toBeLessThanOrEqual(owedBy(capture).get(receiver) ?? 0);
        }
        run('split', partsToGive(owedBy(capture), steps), whole);
        const divided = [...dividedBy(steps)].filter(([, amount]) => amount !== 0);
        const owed = [...owedBy(capture)].filter(([, amount]) => amount !== 0);
        expect(new Map(divided)).toEqual(new Map(owed));
        expect(new Set(steps.map(({ number }) => number)).size).toBe(steps.length);
        for (const step of steps.filter(({ done }) => done.length > 0)) {
          const legs = stepLegs(step, 'sandbox', 'CNY');
          expect(legs.reduce((sum, { side, amount }) => sum + (side === 'DEBIT' ? -amount : amount), 0)).toBe(0);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('an instruction has one number, whoever derives it, and another than any other', () => {
  expect(stepNumber(order, 'split', 1)).toBe(stepNumber(order, 'split', 1));
  expect(stepNumber(order, 'split', 1)).toMatch(/^spl-[0-9a-f]{24}$/);
  expect(stepNumber(order, 'return', 2)).toMatch(/^bck-[0-9a-f]{24}$/);
  expect(stepNumber(order, 'split', 1).slice(4)).not.toBe(stepNumber(order, 'split', 2).slice(4));
});
