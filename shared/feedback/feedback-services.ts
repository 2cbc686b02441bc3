import { env } from '../runtime/env.ts';
import { type CatalogueServices, catalogueServices, tableClient } from '../runtime/table-client.ts';
import type { MatterTable } from './matter-store.ts';

/** What looking after matters needs: their table, and the records that say who looks after a standard. */
export interface FeedbackServices extends CatalogueServices {
  matters: MatterTable;
}

let built: FeedbackServices | undefined;

/** The services of this process, from its settings. */
export function feedbackServices(): FeedbackServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, MATTERS_TABLE: name } = env();
  built ??= { ...catalogueServices(), matters: { client: tableClient({ region, endpoint }), name } };
  return built;
}
