import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import { followedTable } from './data.ts';
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
        table.grant(to, 'dynamodb:BatchGetItem', 'dynamodb:Query');
        acknowledge(to.permissions, {
          [wildcardFinding(table, '/index/*')]: 'The indices of a table hold nothing but keys of its items.',
        });
      },
      grantWrite: (to) => table.grant(to, 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
    };
    this.announcements = {
      environment,
      grantRead: () => undefined,
      grantWrite: (to) => grantUnder(to, table, 'dynamodb:PutItem', 'event#*'),
    };
  }
}
