import { onChanges } from '#shared/runtime/records.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { settlementServices } from '#shared/trade/settlement-services.ts';

const services = settlementServices();

/** Adds what the journal has taken in to the statements; the journal itself says what is new, not the change. */
export const handler = onChanges(async (changes) => {
  if (changes.some(({ now }) => now?.id === 'journal')) await foldStatements(services);
  return [];
});
