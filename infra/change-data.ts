import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Grantable } from './function.ts';
import { grantUnder } from './member-data.ts';

/** Writing on the log of changes in the catalogue table, and nothing else of that table. */
export function changeAccess(table: Table): Grantable {
  return {
    environment: { CATALOGUE_TABLE: table.tableName },
    grantRead: (to) => grantUnder(to, table, 'dynamodb:GetItem', 'changes'),
    grantWrite: (to) => {
      grantUnder(to, table, 'dynamodb:GetItem', 'changes');
      grantUnder(to, table, 'dynamodb:PutItem', 'changes');
    },
  };
}
