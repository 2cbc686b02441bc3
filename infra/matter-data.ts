import { Construct } from 'constructs';
import { grantTable, keptTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { matterTable } from './tables.ts';

/** Feedback, corrections and complaints with their history. Nothing follows it, so that no stream holds what people wrote for a day. */
export class MatterData extends Construct {
  readonly matters: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = keptTable(this, 'Desk', matterTable, stage);
    this.matters = {
      environment: { MATTERS_TABLE: table.tableName },
      grantRead: (to) => {
        grantTable(to, table, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        grantTable(to, table, 'dynamodb:PutItem');
      },
    };
  }
}
