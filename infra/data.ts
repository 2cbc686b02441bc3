import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { catalogueTable } from './tables.ts';

export interface DataProps {
  stage: Stage;
}

/** What must never be lost: the table of records and the bucket of digitized texts. */
export class Data extends Construct {
  readonly catalogueTable: Table;
  readonly catalogue: Grantable;
  readonly literature: Grantable;

  constructor(scope: Construct, id: string, { stage }: DataProps) {
    super(scope, id);
    this.catalogueTable = new Table(this, 'Catalogue', {
      partitionKey: { name: catalogueTable.partitionKey, type: AttributeType.STRING },
      ...(catalogueTable.sortKey ? { sortKey: { name: catalogueTable.sortKey, type: AttributeType.STRING } } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.isProd,
      removalPolicy: stage.removalPolicy,
    });
    this.catalogue = tableAccess(this.catalogueTable);
    this.literature = bucketAccess(literatureBucket(this, stage));
  }
}

function tableAccess(table: Table): Grantable {
  return {
    environment: { CATALOGUE_TABLE: table.tableName },
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
    },
  };
}
