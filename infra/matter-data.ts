import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import { followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { matterTable } from './tables.ts';

/** Feedback, corrections and complaints with their history. */
export class MatterData extends Construct {
  readonly matters: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Desk', matterTable, stage);
    this.matters = {
      environment: { MATTERS_TABLE: table.tableName },
      grantRead: (to) => {
        table.grant(to, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
        acknowledge(to.permissions, {
          [wildcardFinding(table, '/index/*')]: 'The indices of a table hold nothing but keys of its items.',
        });
      },
      grantWrite: (to) => {
        table.grant(to, 'dynamodb:PutItem');
      },
    };
  }
}
