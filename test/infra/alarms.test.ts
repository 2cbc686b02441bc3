import { expect, test } from 'vitest';
import { functions } from '#infra/functions.ts';
import { promisesInLogs } from '#infra/promises-in-logs.ts';
import { deployed } from './deployed.ts';

const topic = 'arn:aws:sns:us-east-1:111122223333:told';
const domain = deployed({ stage: 'prod', alarmTopicArn: topic });
const serverless = deployed({ search: 'serverless' });

interface AlarmProperties {
  AlarmDescription: string;
  Threshold: number;
  ComparisonOperator: string;
  AlarmActions?: string[];
}

function alarms({ alarms: template }: typeof domain): AlarmProperties[] {
  return Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
}

const followers = functions.filter(({ trigger }) => trigger.kind === 'stream').map(({ name }) => name);
const scheduled = functions.filter(({ trigger }) => trigger.kind === 'schedule').map(({ name }) => name);

const promises = [
  'Every question gets an answer: at most 1 in 100 requests ends in a server error',
  'Answers are quick: 99 of 100 within a second',
  'Every page is shown: no more than 5 failures in five minutes',
  'Every deposited file is still what was sealed',
  'What is accepted is shown in the log within a minute',
  'What a provider signs about a payment agrees with what is kept of it',
  'Notices come from the providers: no more than 5 forged or old ones in a quarter of an hour',
  'How payments, refunds and splits end is found out: no more than 5 failed questions in a quarter of an hour',
  'Invoices and payouts are settled: no more than 5 failures in a quarter of an hour',
  'A text that is handed in can be read soon: no more than 5 failed steps in a quarter of an hour',
  ...followers.map((name) => `Every change is dealt with: no dead letters of ${name}`),
  ...followers.map((name) => `What is saved is dealt with by ${name} within five minutes`),
  ...scheduled.map((name) => `${name} runs when it is due`),
];
const ofDomain = [
  'Searches look through everything: no part of the index is missing',
  'There is room for new records: a fifth of the volume of each node is free',
  'The search engine keeps up: its heap is not full for a quarter of an hour',
];
const ofCollection = ['The search engine answers: no more than 5 failed searches in five minutes'];

test('each promise has its alarm, and each alarm its promise', () => {
  const rung = (stack: typeof domain) => alarms(stack).map(({ AlarmDescription }) => AlarmDescription);
  expect(rung(domain).sort()).toEqual([...promises, ...ofDomain].sort());
  expect(rung(serverless).sort()).toEqual([...promises, ...ofCollection].sort());
});

test('room runs out downwards, everything else upwards', () => {
  const falling = alarms(domain).filter(({ ComparisonOperator }) => ComparisonOperator === 'LessThanThreshold');
  expect(falling.map(({ AlarmDescription, Threshold }) => [AlarmDescription, Threshold])).toEqual([
    ['There is room for new records: a fifth of the volume of each node is free', 20_480],
  ]);
});

test('whoever listens to the topic of the deployer is told', () => {
  expect(alarms(domain).filter(({ AlarmActions }) => AlarmActions?.[0] !== topic)).toEqual([]);
  expect(alarms(serverless).filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
});

test.each(promisesInLogs.map(({ code }) => code))('lines of the log with the code %s are counted', (code) => {
  domain.alarms.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: `"${code}"` });
});
