import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { followedTable, grantTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { tradeTable } from './tables.ts';

/** Listings, orders and licences with their history. */
export class TradeData extends Construct {
  readonly table: Table;
  readonly trade: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.table = followedTable(this, 'Records', tradeTable, stage);
    this.trade = {
      environment: { TRADE_TABLE: this.table.tableName },
      grantRead: (to) => {
        grantTable(to, this.table, 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        grantTable(
          to,
          this.table,
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:ConditionCheckItem',
        );
      },
    };
  }
}
