import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import { followedTable } from './data.ts';
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
        this.table.grant(to, 'dynamodb:BatchGetItem', 'dynamodb:Query');
        acknowledge(to.permissions, {
          [wildcardFinding(this.table, '/index/*')]: 'The indices of a table hold nothing but keys of its items.',
        });
      },
      grantWrite: (to) => {
        this.table.grant(
          to,
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:ConditionCheckItem',
        );
      },
    };
  }
}
