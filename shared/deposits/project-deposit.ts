import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { classifyDesignation } from '../standards/designation/classify-designation.ts';
import { parseDesignation } from '../standards/designation.ts';
import { readStatements } from '../standards/import/collect-readings.ts';
import { importCatalogue } from '../standards/import-catalogue.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import type { Statement } from '../standards/standard.ts';
import { Deposit } from './deposit.ts';
import { depositPart } from './deposit-store.ts';

/** Key of what a deposit states in the catalogue; the number stands in the record once, whoever deposits it next. */
const sourceKey = 'deposit';

/** States what accepted deposits of market standards claim in the catalogue; answers the changes that must come again. */
export async function projectDeposits(services: CatalogueServices, changes: ItemChange[]): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    const deposit = change.now?.part === depositPart ? Deposit.parse(change.now) : undefined;
    const statement = deposit && statementOf(deposit);
    if (!statement) continue;
    try {
      const { lost } = await importCatalogue(services, { readings: readStatements([statement]) });
      if (lost.length > 0) failed.push(change);
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

/** What the record says because of a deposit: claims and who makes them, and the way back to the deposit. */
export function statementOf({ id, state, isDisclosed, claims, holder, acceptedAt }: Deposit): Statement | undefined {
  const designation = parseDesignation(claims.number);
  const isOfMarket = designation && classifyDesignation(designation).origin === 'market';
  if (state !== 'accepted' || !isDisclosed || !isOfMarket || !acceptedAt) return undefined;
  const { zh, en } = claims.titles;
  return {
    source: {
      key: sourceKey,
      name: `呈缴声明 Deposit by ${holder.name.en ?? holder.name.zh}`,
      url: `/deposits/${id}`,
      retrieved: dayInShanghai(new Date(acceptedAt)),
      confidence: 'B',
      evidence: id,
    },
    fields: {
      number: claims.number,
      titles: { zh, ...(en && { en }) },
      ...(claims.adoption && { adoption: claims.adoption.numbers.map((number) => ({ number })) }),
      ...(claims.patents && { patents: { declared: true, declarations: [claims.patents] } }),
      rights: {
        holder: holder.name.zh,
        basis: 'declaration',
        openAccess: claims.access === 'download' || claims.access === 'read' ? 'yes' : 'no',
      },
    },
  };
}
