import type { TransactionWrite } from '../log/log-store.ts';
import { type DepositTable, depositPart } from './deposit-store.ts';

/** Makes a transaction fail unless a deposit is accepted, disclosed and held by an organization at that very moment. */
export function standingCheck({ name: TableName }: DepositTable, id: string, organization: string): TransactionWrite {
  return {
    ConditionCheck: {
      TableName,
      Key: { id, part: depositPart },
      ConditionExpression: '#state = :accepted AND isDisclosed = :yes AND holderId = :holder',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':accepted': 'accepted', ':yes': true, ':holder': organization },
    },
  };
}
