import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnCollection } from 'aws-cdk-lib/aws-opensearchserverless';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import { period, type ServicePromise } from './promises.ts';

/** What a managed domain promises, with volumes of this size. */
export function domainPromises(domain: Domain, volumeGb: number): ServicePromise[] {
  return [
    {
      id: 'Search whole',
      description: 'Searches look through everything: no part of the index is missing',
      metric: domain.metricClusterStatusRed({ period, statistic: 'max' }),
      limit: { above: 0 },
      periods: 1,
    },
    {
      id: 'Search room',
      description: 'There is room for new records: a fifth of the volume of each node is free',
      metric: domain.metricFreeStorageSpace({ period, statistic: 'min' }),
      limit: { below: (volumeGb * 1024) / 5 },
      periods: 1,
    },
    {
      id: 'Search breath',
      description: 'The search engine keeps up: its heap is not full for a quarter of an hour',
      metric: domain.metricJVMMemoryPressure({ period, statistic: 'max' }),
      limit: { above: 85 },
      periods: 3,
    },
  ];
}

/** What a serverless collection promises. */
export function collectionPromises(collection: CfnCollection): ServicePromise[] {
  const dimensionsMap = {
    ClientId: Stack.of(collection).account,
    CollectionId: collection.attrId,
    CollectionName: collection.name ?? '',
  };
  return [
    {
      id: 'Search answers',
      description: 'The search engine answers: no more than 5 failed searches in five minutes',
      metric: new Metric({
        namespace: 'AWS/AOSS',
        metricName: 'SearchRequestErrors',
        dimensionsMap,
        period,
        statistic: 'sum',
      }),
      limit: { above: 5 },
      periods: 1,
    },
  ];
}
