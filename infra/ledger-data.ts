import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { ledgerTable } from './tables.ts';

/** The double-entry ledger: transfers, reservations, accounts and the journal. */
export class LedgerData extends Construct {
  readonly table: Table;
  readonly ledger: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.table = followedTable(this, 'Books', ledgerTable, stage);
    this.ledger = {
      environment: { LEDGER_TABLE: this.table.tableName },
      grantRead: (to) => {
        this.table.grant(to, 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        this.table.grant(to, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
      },
    };
  }
}
