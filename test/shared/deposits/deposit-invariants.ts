import { expect } from 'vitest';
import type { Deposit } from '#shared/deposits/deposit.ts';
import { scanTable } from '#test/shared/log/log-snapshot.ts';
import { checkInvariants, type Known } from './check-invariants.ts';
import type { TestDeposits } from './deposit-engines.ts';
import { readHistories } from './deposit-promises.ts';

/** Fails the test unless every promise holds over everything that is stored. Answers the deposits. */
export async function checkDeposits(made: TestDeposits, known: Known = {}): Promise<Deposit[]> {
  expect(await checkInvariants(made, known)).toEqual([]);
  return readHistories(await scanTable(made.services.deposits)).map(({ deposit }) => deposit);
}
