import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './function.ts';

export interface AlarmsProps {
  api: HttpApi;
  deadLetters: Queue;
  functions: ServiceFunction[];
}

interface Promise_ {
  id: string;
  /** The promise that is broken when the alarm rings. */
  description: string;
  metric: IMetric;
  above: number;
  /** Periods in a row. */
  periods: number;
}

const minutes = Duration.minutes;

/** One alarm for each promise made to callers. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { api, deadLetters, functions }: AlarmsProps) {
    super(scope, id);
    const promises: Promise_[] = [
      {
        id: 'Answers',
        description: 'Every question gets an answer: no more than a handful of server errors in five minutes',
        metric: api.metricServerError({ period: minutes(5), statistic: 'sum' }),
        above: 5,
        periods: 1,
      },
      {
        id: 'Speed',
        description: 'Answers are quick: 99 of 100 within a second',
        metric: api.metricLatency({ period: minutes(5), statistic: 'p99' }),
        above: 1000,
        periods: 3,
      },
      {
        id: 'NothingLost',
        description: 'Every change of a record reaches the index: no dead letters',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: minutes(5) }),
        above: 0,
        periods: 1,
      },
      ...functions.filter(isFed).map((target) => freshness(target)),
    ];
    for (const { id, description, metric, above, periods } of promises) {
      new Alarm(this, id, {
        alarmDescription: description,
        metric,
        threshold: above,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    }
  }
}

function isFed({ definition }: ServiceFunction): boolean {
  return definition.trigger.kind === 'stream';
}

function freshness(target: ServiceFunction): Promise_ {
  return {
    id: `Fresh ${target.definition.name}`,
    description: 'What is saved is found within minutes',
    metric: target.metric('IteratorAge', { period: minutes(5), statistic: 'max' }),
    above: minutes(5).toMilliseconds(),
    periods: 2,
  };
}
