import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { memberTable } from '#infra/tables.ts';
import type { MemberServices } from '#shared/members/member-services.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

export interface TestMembers extends MemberServices {
  /** Moves the clock. */
  wait(seconds: number): void;
}

/** A table of members of its own over the engine of this run, and a clock that the test moves. */
export async function makeMembers(): Promise<TestMembers> {
  const name = `t${randomUUID().slice(0, 8)}-members`;
  const endpoint = inject('dynamodbEndpoint');
  await ensureTable(endpoint, name, memberTable);
  let now = Date.parse('2026-03-16T02:00:00Z');
  return {
    members: { client: tableClient({ region: 'us-east-1', endpoint }), name },
    now: () => new Date(now),
    wait: (seconds) => {
      now += seconds * 1000;
    },
  };
}
