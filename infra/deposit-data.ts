import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { both, followedTable, grantTable } from './data.ts';
import { depositBucket, depositFilesAccess } from './deposit-bucket.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { depositTable } from './tables.ts';

/** Deposits with their history, and the files that were deposited. */
export class DepositData extends Construct {
  readonly table: Table;
  readonly deposits: Grantable;
  /** What is said of deposits, without their files. */
  readonly depositRecords: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.table = followedTable(this, 'Register', depositTable, stage);
    this.depositRecords = tableAccess(this.table);
    this.deposits = both(this.depositRecords, depositFilesAccess(depositBucket(this, stage)));
  }
}

function tableAccess(table: Table): Grantable {
  return {
    environment: { DEPOSITS_TABLE: table.tableName },
    grantRead: (to) => {
      grantTable(
        to,
        table,
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:ConditionCheckItem',
      );
    },
    grantWrite: (to) => {
      // Whoever seals looks for what is alike, in ten partitions by one statement: for that PartiQLSelect.
      grantTable(to, table, 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:PartiQLSelect');
    },
  };
}
