import { Duration, NestedStack, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { LogCode } from '#shared/runtime/log-codes.ts';
import type { ServiceFunction } from './function.ts';
import { answers, freshness, nothingLost, period, type ServicePromise, speed } from './promises.ts';
import { promisesInLogs } from './promises-in-logs.ts';
import type { Stage } from './stage.ts';

export interface AlarmsProps {
  stage: Stage;
  api: HttpApi;
  /** Of each function that follows a stream. */
  deadLetters: ReadonlyMap<string, Queue>;
  functions: ServiceFunction[];
  /** What the search engine promises. */
  search: ServicePromise[];
}

/** One alarm for each promise made to callers, in a stack of their own because one template holds 500 resources. */
export class Alarms extends NestedStack {
  constructor(scope: Construct, id: string, { stage, api, deadLetters, functions, search }: AlarmsProps) {
    super(scope, id);
    const promises = [
      answers(api),
      speed(api),
      ...[...deadLetters].map(([name, queue]) => nothingLost(name, queue)),
      ...functions.flatMap((target) => this.promisesOf(target)),
      ...search,
    ];
    const told = stage.alarmTopicArn && new SnsAction(Topic.fromTopicArn(this, 'Topic', stage.alarmTopicArn));
    for (const { id, description, metric, limit, periods } of promises) {
      const alarm = new Alarm(this, id, {
        alarmDescription: description,
        metric,
        threshold: 'above' in limit ? limit.above : limit.below,
        evaluationPeriods: periods,
        comparisonOperator:
          'above' in limit ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (told) alarm.addAlarmAction(told);
    }
  }

  private promisesOf(target: ServiceFunction): ServicePromise[] {
    const { name, trigger } = target.definition;
    const errors = { metric: target.metricErrors({ period, statistic: 'sum' }), periods: 1 };
    if (name === 'site') {
      return [
        {
          id: 'Pages',
          description: 'Every page is shown: no more than 5 failures in five minutes',
          ...errors,
          limit: { above: 5 },
        },
      ];
    }
    if (trigger.kind === 'schedule') {
      const onTime = {
        id: `On time ${name}`,
        description: `${name} runs when it is due`,
        ...errors,
        limit: { above: 0 },
      };
      return [onTime, ...this.toldBy(target)];
    }
    return [...(trigger.kind === 'stream' ? [freshness(target)] : []), ...this.toldBy(target)];
  }

  /** What a function says in its log when its promise is broken is counted by the code of the line, each quarter of an hour. */
  private toldBy(target: ServiceFunction): ServicePromise[] {
    return promisesInLogs
      .filter(({ by }) => by === target.definition.name)
      .map(({ id, description, code, above }) => ({
        id,
        description,
        metric: this.countLines(target, code),
        limit: { above },
        periods: 1,
      }));
  }

  private countLines(target: ServiceFunction, code: LogCode): Metric {
    const id = code.toLowerCase().replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
    const filter = new MetricFilter(this, id, {
      logGroup: target.logGroup,
      filterPattern: FilterPattern.anyTerm(code),
      metricNamespace: Stack.of(target).stackName,
      metricName: code,
    });
    return filter.metric({ period: Duration.minutes(15), statistic: 'sum' });
  }
}
