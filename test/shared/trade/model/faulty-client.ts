import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What may happen to a call on its way to the tables and back. */
export type Fault =
  | 'none'
  /** Never arrives; the caller gets an error. */
  | 'drop'
  /** Arrives and is done; the caller gets an error. */
  | 'lose'
  /** Arrives late, so that others are first. */
  | 'delay';

export class LostCall extends Error {
  override readonly name = 'LostCall';
}

/** Something between the stores and their client: `call` does what was asked for. */
export type Between = (command: unknown, call: (command?: unknown) => Promise<unknown>) => Promise<unknown>;

/** A client with something between it and the stores. */
export function clientWith(client: DynamoDBDocumentClient, between: Between): DynamoDBDocumentClient {
  const send = (command: unknown) => between(command, (given = command) => client.send(given as never));
  return { send } as unknown as DynamoDBDocumentClient;
}

/** These faults happen to calls, one a call in this order, and none after them. */
export function faults(list: Iterator<Fault>): Between {
  return async (_command, call) => {
    const fault: Fault = list.next().value ?? 'none';
    if (fault === 'drop') throw new LostCall('The call was dropped.');
    for (let turns = fault === 'delay' ? 40 : 0; turns > 0; turns -= 1) await Promise.resolve();
    const answer = await call();
    if (fault === 'lose') throw new LostCall('The answer was lost.');
    return answer;
  };
}
