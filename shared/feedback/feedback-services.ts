import type { MemberTable } from '../members/member-store.ts';
import { env } from '../runtime/env.ts';
import { type CatalogueServices, catalogueServices, tableClient } from '../runtime/table-client.ts';
import type { MatterTable } from './matter-store.ts';

/** What looking after matters needs: their table, the records that say who looks after a standard, and who belongs there. */
export interface FeedbackServices extends CatalogueServices {
  matters: MatterTable;
  members: MemberTable;
}

let built: FeedbackServices | undefined;

/** The services of this process, from its settings. */
export function feedbackServices(): FeedbackServices {
  const matters = matterTableOf();
  built ??= { ...catalogueServices(), matters, members: { client: matters.client, name: env().MEMBERS_TABLE } };
  return built;
}

/** The table of matters alone, of this process. */
export function matterTableOf(): MatterTable {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, MATTERS_TABLE: name } = env();
  return { client: tableClient({ region, endpoint }), name };
}
