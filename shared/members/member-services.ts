import { env } from '../runtime/env.ts';
import { tableClient } from '../runtime/table-client.ts';
import type { MemberTable } from './member-store.ts';

/** What the use cases of members need: their table, and a clock so that tests can choose the moment. */
export interface MemberServices {
  members: MemberTable;
  now(): Date;
}

let built: MemberServices | undefined;

/** The table of members, as the settings of this process name it. */
export function memberServices(): MemberServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, MEMBERS_TABLE: name } = env();
  built ??= { members: { client: tableClient({ region, endpoint }), name }, now: () => new Date() };
  return built;
}
