import { Construct } from 'constructs';
import { followedTable, grantTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { lifecycleTable } from './tables.ts';

/** Projects of local standards with their drafts and comments, and what reviews concluded. */
export class LifecycleData extends Construct {
  readonly lifecycle: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Projects', lifecycleTable, stage);
    this.lifecycle = {
      environment: { LIFECYCLE_TABLE: table.tableName },
      grantRead: (to) => {
        grantTable(to, table, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        grantTable(to, table, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem');
      },
    };
  }
}
