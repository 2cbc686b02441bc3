import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable, ServiceFunction } from './function.ts';
import { bucketAccess, literatureBucket, meaningAccess } from './literature-bucket.ts';
import type { Stage } from './stage.ts';
import { catalogueTable, literatureTable, type TableKeys } from './tables.ts';

export interface DataProps {
  stage: Stage;
}

/** What must never be lost: records, and digitized texts with their states. */
export class Data extends Construct {
  readonly catalogueTable: Table;
  readonly literatureTable: Table;
  readonly catalogue: Grantable;
  readonly literature: Grantable;
  /** By what questions are understood. */
  readonly meanings: Grantable;

  constructor(scope: Construct, id: string, { stage }: DataProps) {
    super(scope, id);
    this.catalogueTable = followedTable(this, 'Catalogue', catalogueTable, stage);
    this.literatureTable = followedTable(this, 'LiteratureTable', literatureTable, stage);
    this.catalogue = tableAccess('CATALOGUE_TABLE', this.catalogueTable);
    const bucket = literatureBucket(this, stage);
    this.literature = both(tableAccess('LITERATURE_TABLE', this.literatureTable), bucketAccess(bucket));
    this.meanings = meaningAccess(bucket);
  }
}

/** A table whose changes functions follow. */
export function followedTable(scope: Construct, id: string, keys: TableKeys, stage: Stage): Table {
  return keptTable(scope, id, keys, stage, StreamViewType.NEW_AND_OLD_IMAGES);
}

/** A table; without a stream its changes are told to nobody. */
export function keptTable(scope: Construct, id: string, keys: TableKeys, stage: Stage, stream?: StreamViewType): Table {
  const table = new Table(scope, id, {
    partitionKey: { name: keys.partitionKey, type: AttributeType.STRING },
    ...(keys.sortKey ? { sortKey: { name: keys.sortKey, type: AttributeType.STRING } } : {}),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    ...(stream && { stream }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    ...(keys.expiry ? { timeToLiveAttribute: keys.expiry } : {}),
    deletionProtection: stage.isProd,
    removalPolicy: stage.removalPolicy,
  });
  for (const { name, partitionKey, sortKey } of keys.indices ?? []) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
  return table;
}

/** Two things that are of no use without each other. */
export function both(one: Grantable, other: Grantable): Grantable {
  return {
    environment: { ...one.environment, ...other.environment },
    grantRead: (to) => {
      one.grantRead(to);
      other.grantRead(to);
    },
    grantWrite: (to) => {
      one.grantWrite(to);
      other.grantWrite(to);
    },
  };
}

/** Actions on a table, writes too, are allowed on its indices as well, which is accepted here for all tables that have some. */
export function grantTable(to: ServiceFunction, table: Table, ...actions: string[]): void {
  table.grant(to, ...actions);
  acknowledge(to.permissions, {
    [wildcardFinding(table, '/index/*')]: 'The indices of a table hold nothing but keys of its items.',
  });
}

function tableAccess(variable: 'CATALOGUE_TABLE' | 'LITERATURE_TABLE', table: Table): Grantable {
  return {
    environment: { [variable]: table.tableName },
    grantRead: (to) => {
      grantTable(to, table, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:DescribeTable');
    },
    grantWrite: (to) => {
      grantTable(
        to,
        table,
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:ConditionCheckItem',
      );
    },
  };
}
