import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
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

  constructor(scope: Construct, id: string, { tables }: StreamsProps) {
    super(scope, id);
    this.tables = tables;
  }

  /** Calls a function for every change of its table. */
  feed(target: ServiceFunction, trigger: StreamTrigger): void {
    const { name } = target.definition;
    const deadLetters = new Queue(this, `DeadLetters ${name}`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(deadLetters, {
      'AwsSolutions-SQS3': 'It is itself where the letters go that nobody could deal with.',
      'Serverless-SQSRedrivePolicy': 'It is itself where the letters go that nobody could deal with.',
    });
    this.deadLetters.set(name, deadLetters);
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
