import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { followedTable, grantTable } from './data.ts';
import type { Grantable, ServiceFunction } from './function.ts';
import type { Stage } from './stage.ts';
import { keyTable, memberTable } from './tables.ts';

/** People and organizations, and apart from them the API keys with the counts of their use. */
export class MemberData extends Construct {
  /** Who belongs where. */
  readonly members: Grantable;
  /** Looking after keys. */
  readonly keys: Grantable;
  /** Telling callers by their key and counting their calls, and nothing else. */
  readonly keyUse: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const members = followedTable(this, 'Organizations', memberTable, stage);
    const keys = followedTable(this, 'Keys', keyTable, stage);
    this.members = {
      environment: { MEMBERS_TABLE: members.tableName },
      grantRead: (to) => {
        grantTable(to, members, 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => grantTable(to, members, 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
    };
    const environment = { KEYS_TABLE: keys.tableName };
    this.keys = {
      environment,
      grantRead: (to) => keys.grant(to, 'dynamodb:Query'),
      grantWrite: (to) => keys.grant(to, 'dynamodb:PutItem'),
    };
    this.keyUse = {
      environment,
      grantRead: (to) => grantUnder(to, keys, 'dynamodb:BatchGetItem', 'key#*'),
      grantWrite: (to) => grantUnder(to, keys, 'dynamodb:UpdateItem', 'usage#*'),
    };
  }
}

/** One action on the items whose partition key looks so. */
export function grantUnder(to: ServiceFunction, table: Table, action: string, leading: string): void {
  to.addToRolePolicy(
    new PolicyStatement({
      actions: [action],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [leading] } },
    }),
  );
}
