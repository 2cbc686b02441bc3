import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { ServiceFunction } from './function.ts';

/** Something the service promises to its callers, and the measure that tells when it is broken. */
export interface ServicePromise {
  id: string;
  /** The promise, and the number that keeps it. */
  description: string;
  metric: IMetric;
  /** Broken above this number, or below it. */
  limit: { above: number } | { below: number };
  /** Periods in a row. */
  periods: number;
}

/** Over how long most of them are measured. */
export const period = Duration.minutes(5);

/** Few callers make a share of nothing, so below 20 requests in five minutes a single error does not count. */
export function answers(api: HttpApi): ServicePromise {
  return {
    id: 'Answers',
    description: 'Every question gets an answer: at most 1 in 100 requests ends in a server error',
    metric: new MathExpression({
      expression: 'IF(requests >= 20, 100 * errors / requests, 0)',
      usingMetrics: {
        requests: api.metricCount({ period, statistic: 'sum' }),
        errors: api.metricServerError({ period, statistic: 'sum' }),
      },
      period,
    }),
    limit: { above: 1 },
    periods: 2,
  };
}

export function speed(api: HttpApi): ServicePromise {
  return {
    id: 'Speed',
    description: 'Answers are quick: 99 of 100 within a second',
    metric: api.metricLatency({ period, statistic: 'p99' }),
    limit: { above: 1000 },
    periods: 3,
  };
}

export function nothingLost(name: string, deadLetters: Queue): ServicePromise {
  return {
    id: `NothingLost ${name}`,
    description: `Every change is dealt with: no dead letters of ${name}`,
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
    limit: { above: 0 },
    periods: 1,
  };
}

export function freshness(target: ServiceFunction): ServicePromise {
  return {
    id: `Fresh ${target.definition.name}`,
    description: `What is saved is dealt with by ${target.definition.name} within five minutes`,
    metric: target.metric('IteratorAge', { period, statistic: 'max' }),
    limit: { above: period.toMilliseconds() },
    periods: 2,
  };
}
