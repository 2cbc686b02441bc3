import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ServiceFunction } from './function.ts';
import type { ScheduleTrigger } from './functions.ts';
import { scheduleExpression, timeZone } from './schedule.ts';

/** Calls functions at their times. What fails is tried twice more; the next time makes up for the rest. */
export class Schedules extends Construct {
  private readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
  }

  call(target: ServiceFunction, { schedule }: ScheduleTrigger): void {
    const { name, purpose } = target.definition;
    this.role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }));
    new CfnSchedule(this, name, {
      description: purpose,
      scheduleExpression: scheduleExpression(schedule),
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.functionArn,
        roleArn: this.role.roleArn,
        input: JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: Duration.minutes(10).toSeconds() },
      },
    });
  }
}
