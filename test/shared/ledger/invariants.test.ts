import { describe, expect, test } from 'vitest';
import { kitLedger } from '#test/ledger-adapter/kit-ledger.ts';
import { books } from './books.ts';
import { defects } from './defects.ts';
import { invariants } from './invariants.ts';

const load = { share: 1 };

describe.each(Object.entries(invariants))('%s', (name, check) => {
  test('holds', async () => {
    await check(await kitLedger(async () => books()), load);
  });

  test('is broken by the defect that is planted for it', async () => {
    const defective = await defects[name]?.();
    if (!defective) throw new Error(`No defect is planted for: ${name}`);
    await expect(check(defective, load)).rejects.toThrow(/expected/);
  });
});
