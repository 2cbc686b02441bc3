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
    const { signing, former } = this.signingKeys(stage);
    this.log = both(tableAccess(this.table), logFilesAccess(bucket));
    this.logEntries = entryAccess(this.table);
    const used = former ? [signing, former] : [signing];
    this.logKey = {
      environment: {
        LOG_KEY_ID: signing.keyArn,
        ...(former ? { LOG_FORMER_KEY_ID: former.keyArn } : {}),
        ...certifying(this.node),
      },
      grantRead: (to) => {
        for (const key of used) key.grant(to, 'kms:GetPublicKey');
      },
      grantWrite: (to) => {
        for (const key of used) key.grant(to, 'kms:Sign');
      },
    };
  }

  /**
   * A new key begins with `-c logKeys=2 -c logKeyOverlap=true`: the log announces it and signs with both. Without the overlap,
   * later, the former one is disabled and signs no more; it stays, because a number never comes back to another key.
   */
  private signingKeys(stage: Stage): { signing: Key; former?: Key } {
    const count = Number(this.node.tryGetContext('logKeys') ?? 1);
    if (!Number.isInteger(count) || count < 1) throw new Error('logKeys says how many keys the log has had');
    const overlaps = String(this.node.tryGetContext('logKeyOverlap') ?? false) === 'true';
    const keys = Array.from({ length: count }, (_, n) => {
      const isUsed = n === count - 1 || (overlaps && n === count - 2);
      return new Key(this, n === 0 ? 'SigningKey' : `SigningKey${n + 1}`, {
        description: 'Signs the checkpoints of the transparency log',
        keySpec: KeySpec.ECC_NIST_EDWARDS25519,
        keyUsage: KeyUsage.SIGN_VERIFY,
        ...(isUsed ? {} : { enabled: false }),
        removalPolicy: stage.removalPolicy,
      });
    });
    const signing = keys[count - 1] as Key;
    return { signing, former: overlaps ? keys[count - 2] : undefined };
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
