import { Construct } from 'constructs';
import { followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { qualityTable } from './tables.ts';

/** What looks at the catalogue found doubtful. */
export class QualityData extends Construct {
  readonly quality: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Doubts', qualityTable, stage);
    this.quality = {
      environment: { QUALITY_TABLE: table.tableName },
      grantRead: (to) => {
        table.grant(to, 'dynamodb:GetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        table.grant(to, 'dynamodb:PutItem', 'dynamodb:BatchWriteItem');
      },
    };
  }
}
