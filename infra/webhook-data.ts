import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { followedTable, grantTable } from './data.ts';
import type { Grantable } from './function.ts';
import { grantUnder } from './member-data.ts';
import type { Stage } from './stage.ts';
import { webhookTable } from './tables.ts';

/** What organizations are told, where, and what came of it. */
export class WebhookData extends Construct {
  readonly table: Table;
  /** Looking after endpoints and delivering to them. */
  readonly webhooks: Grantable;
  /** Telling what happened, and nothing else. */
  readonly announcements: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Messages', webhookTable, stage);
    this.table = table;
    const environment = { WEBHOOKS_TABLE: table.tableName };
    this.webhooks = {
      environment,
      grantRead: (to) => {
        grantTable(to, table, 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => grantTable(to, table, 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
    };
    this.announcements = {
      environment,
      grantRead: () => undefined,
      grantWrite: (to) => grantUnder(to, table, 'dynamodb:PutItem', 'event#*'),
    };
  }
}
