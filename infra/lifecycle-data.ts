import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import { followedTable } from './data.ts';
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
        table.grant(to, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
        acknowledge(to.permissions, {
          [wildcardFinding(table, '/index/*')]: 'The indices of a table hold nothing but keys of its items.',
        });
      },
      grantWrite: (to) => {
        table.grant(to, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem');
      },
    };
  }
}
