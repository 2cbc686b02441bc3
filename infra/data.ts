import { Duration } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
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

  constructor(scope: Construct, id: string, { stage }: DataProps) {
    super(scope, id);
    this.catalogueTable = followedTable(this, 'Catalogue', catalogueTable, stage);
    this.literatureTable = followedTable(this, 'LiteratureTable', literatureTable, stage);
    this.catalogue = tableAccess('CATALOGUE_TABLE', this.catalogueTable);
    this.literature = both(
      tableAccess('LITERATURE_TABLE', this.literatureTable),
      bucketAccess(literatureBucket(this, stage)),
    );
  }
}

/** A table whose changes functions follow. */
function followedTable(scope: Construct, id: string, keys: TableKeys, stage: Stage): Table {
  return new Table(scope, id, {
    partitionKey: { name: keys.partitionKey, type: AttributeType.STRING },
    ...(keys.sortKey ? { sortKey: { name: keys.sortKey, type: AttributeType.STRING } } : {}),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    ...(keys.expiry ? { timeToLiveAttribute: keys.expiry } : {}),
    deletionProtection: stage.isProd,
    removalPolicy: stage.removalPolicy,
  });
}

/** Two things that are of no use without each other. */
function both(one: Grantable, other: Grantable): Grantable {
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

function tableAccess(variable: 'CATALOGUE_TABLE' | 'LITERATURE_TABLE', table: Table): Grantable {
  return {
    environment: { [variable]: table.tableName },
    grantRead: (to) => {
      table.grant(to, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:DescribeTable');
    },
    grantWrite: (to) => {
      table.grant(to, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem');
    },
  };
}

function literatureBucket(scope: Construct, stage: Stage): Bucket {
  return new Bucket(scope, 'Literature', {
    // Keys are hashes of the content, so a version would never differ; it only protects from deletion by mistake.
    versioned: stage.isProd,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    // What was announced and never completed.
    lifecycleRules: [{ prefix: 'uploads/', expiration: Duration.days(2) }],
    removalPolicy: stage.removalPolicy,
  });
}

function bucketAccess(bucket: Bucket): Grantable {
  return {
    environment: { LITERATURE_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
      // To ask whether the bucket is there, and to get 404 instead of 403 for a key that is not.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    },
    grantWrite: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
      // Nothing else is ever removed: keys are hashes of what was published.
      const uploads = bucket.arnForObjects('uploads/*');
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [uploads] }));
    },
  };
}
