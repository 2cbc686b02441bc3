import { env } from '../runtime/env.ts';
import { tableClient } from '../runtime/table-client.ts';
import type { MemberTable } from './member-store.ts';

/** What the use cases of API keys need. */
export interface KeyServices {
  keys: MemberTable;
  now(): Date;
}

let built: KeyServices | undefined;

/** The table of API keys, as the settings of this process name it. */
export function keyServices(): KeyServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, KEYS_TABLE: name } = env();
  built ??= { keys: { client: tableClient({ region, endpoint }), name }, now: () => new Date() };
  return built;
}
