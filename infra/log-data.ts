import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct, type Node } from 'constructs';
import { both, followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import { logBucket, logFilesAccess } from './log-bucket.ts';
import type { Stage } from './stage.ts';
import { logTable } from './tables.ts';

/** The transparency log: its table, the bucket that readers see, and the key that signs and cannot leave. */
export class LogData extends Construct {
  readonly table: Table;
  /** All of the log, for reading and growing it. */
  readonly log: Grantable;
  /** Handing in entries, and nothing else. */
  readonly logEntries: Grantable;
  /** Signing as the log. */
  readonly logKey: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    // Its backups are to look back only: in the place of the live table, an earlier head would sign a second history.
    this.table = followedTable(this, 'Entries', logTable, stage);
    const bucket = logBucket(this, stage);
    const key = new Key(this, 'SigningKey', {
      description: 'Signs the checkpoints of the transparency log',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: stage.removalPolicy,
    });
    this.log = both(tableAccess(this.table), logFilesAccess(bucket));
    this.logEntries = entryAccess(this.table);
    this.logKey = {
      environment: { LOG_KEY_ID: key.keyArn, ...certifying(this.node) },
      grantRead: (to) => key.grant(to, 'kms:GetPublicKey'),
      grantWrite: (to) => key.grant(to, 'kms:Sign'),
    };
  }
}

/**
 * Who must see a checkpoint and who says when it was, from the context:
 * `cdk deploy -c logWitnesses='[{"url":"…","key":"…"}]' -c logWitnessQuorum=2 -c logTimeAuthority=https://…`.
 */
function certifying(node: Node): Grantable['environment'] {
  const { logWitnesses, logWitnessQuorum, logTimeAuthority } = Object.fromEntries(
    ['logWitnesses', 'logWitnessQuorum', 'logTimeAuthority'].map((name) => [name, node.tryGetContext(name)]),
  );
  return {
    ...(logWitnesses ? { LOG_WITNESSES: logWitnesses, LOG_WITNESS_QUORUM: logWitnessQuorum ?? '0' } : {}),
    ...(logTimeAuthority ? { LOG_TIME_AUTHORITY: logTimeAuthority } : {}),
  };
}

/** Reading and changing every item. */
function tableAccess(table: Table): Grantable {
  return {
    environment: { LOG_TABLE: table.tableName },
    grantRead: (to) => {
      table.grant(to, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
    },
    grantWrite: (to) => {
      table.grant(to, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
    },
  };
}

/** Two kinds of items of the table and no other: who hands in entries cannot move the head. */
function entryAccess(table: Table): Grantable {
  const grant: Grantable['grantRead'] = (to) => {
    table.grant(to, 'dynamodb:Query');
  };
  return {
    environment: { LOG_TABLE: table.tableName },
    grantRead: grant,
    grantWrite: (to) => {
      to.addToRolePolicy(
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources: [table.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['entry#*', 'pending#*'] } },
        }),
      );
    },
  };
}
