import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { followedTable, grantTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { alertTable } from './tables.ts';

/** What members follow and were told, and who carries mail to them. */
export class AlertData extends Construct {
  readonly table: Table;
  readonly alerts: Grantable;
  /** Sending mail as the sender of the stage; without one nothing is sent. */
  readonly mail: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const table = followedTable(this, 'Follows', alertTable, stage);
    const { mailFrom } = stage;
    this.table = table;
    this.alerts = {
      environment: { ALERTS_TABLE: table.tableName, ...(mailFrom && { MAIL_FROM: mailFrom }) },
      grantRead: (to) => {
        grantTable(to, table, 'dynamodb:BatchGetItem', 'dynamodb:Query');
      },
      grantWrite: (to) => {
        grantTable(to, table, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
      },
    };
    this.mail = {
      environment: {},
      grantRead: () => undefined,
      grantWrite: (to) => {
        if (!mailFrom) return;
        const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1).replace(/>$/, '');
        to.addToRolePolicy(
          new PolicyStatement({
            actions: ['ses:SendEmail', 'ses:SendRawEmail'],
            resources: [Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: domain })],
          }),
        );
      },
    };
  }
}
