import { Construct } from 'constructs';
import { followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { checkTable } from './tables.ts';

/** Reports on lists of standards, which go when their time is over. */
export class CheckData extends Construct {
  readonly checks: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Reports', checkTable, stage);
    this.checks = {
      environment: { CHECKS_TABLE: table.tableName },
      grantRead: (to) => {
        table.grant(to, 'dynamodb:GetItem');
      },
      grantWrite: (to) => {
        table.grant(to, 'dynamodb:PutItem');
      },
    };
  }
}
