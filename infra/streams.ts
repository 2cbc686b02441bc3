import { Duration, Lazy } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnQueuePolicy, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './function.ts';
import type { StreamTrigger } from './functions.ts';

export interface StreamsProps {
  tables: Record<StreamTrigger['table'], ITable>;
}

/** Hands the changes of tables to functions; what a function gives up is kept as a dead letter. */
export class Streams extends Construct {
  /** By the name of the function that gave up. */
  readonly deadLetters = new Map<string, Queue>();
  private readonly tables: StreamsProps['tables'];
  private readonly secured: string[] = [];
  private readonly statement = new PolicyStatement({
    sid: 'EncryptedOnTheWay',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['sqs:*'],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });

  constructor(scope: Construct, id: string, { tables }: StreamsProps) {
    super(scope, id);
    this.tables = tables;
    // One policy for all queues, since each would say the same.
    new CfnQueuePolicy(this, 'DeadLettersPolicy', {
      queues: this.secured,
      policyDocument: Lazy.any({ produce: () => new PolicyDocument({ statements: [this.statement] }) }),
    });
  }

  /** Calls a function for every change of its table. */
  feed(target: ServiceFunction, trigger: StreamTrigger): void {
    const { name } = target.definition;
    const deadLetters = new Queue(this, `DeadLetters ${name}`, {
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(deadLetters, {
      'AwsSolutions-SQS3': 'It is itself where the letters go that nobody could deal with.',
      'Serverless-SQSRedrivePolicy': 'It is itself where the letters go that nobody could deal with.',
    });
    this.deadLetters.set(name, deadLetters);
    this.secured.push(deadLetters.queueUrl);
    this.statement.addResources(deadLetters.queueArn);
    target.addEventSource(
      new DynamoEventSource(this.tables[trigger.table], {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: trigger.batchSize,
        maxBatchingWindow: Duration.seconds(trigger.windowSeconds),
        retryAttempts: trigger.retryAttempts,
        bisectBatchOnError: trigger.bisect,
        maxRecordAge: Duration.seconds(trigger.maximumAgeSeconds),
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(deadLetters),
      }),
    );
  }
}
