import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPolicy, CfnCollection, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Construct } from 'constructs';
import type { Grantable, ServiceFunction } from './function.ts';
import type { ServicePromise } from './promises.ts';
import { indexPrefix } from './search-names.ts';
import { collectionPromises } from './search-promises.ts';
import type { Stage } from './stage.ts';

export interface SearchCollectionProps {
  stage: Stage;
}

const reading = ['aoss:ReadDocument'];
const writing = [
  'aoss:DescribeIndex',
  'aoss:CreateIndex',
  'aoss:UpdateIndex',
  'aoss:DeleteIndex',
  'aoss:WriteDocument',
];
const naming = ['aoss:DescribeCollectionItems', 'aoss:CreateCollectionItems', 'aoss:UpdateCollectionItems'];

/** A serverless collection: nothing to size, and who may do what is a policy of its own beside IAM. */
export class SearchCollection extends Construct {
  readonly index: Grantable;
  readonly promises: ServicePromise[];
  private readonly collection: CfnCollection;
  private readonly collectionName: string;

  constructor(scope: Construct, id: string, { stage }: SearchCollectionProps) {
    super(scope, id);
    this.collectionName = `${indexPrefix}-${stage.name}`;
    const resource = [`collection/${this.collectionName}`];
    const encryption = this.securityPolicy('encryption', {
      Rules: [{ ResourceType: 'collection', Resource: resource }],
      AWSOwnedKey: true,
    });
    // Requests are signed; the functions run outside a VPC.
    const network = this.securityPolicy('network', [
      { Rules: [{ ResourceType: 'collection', Resource: resource }], AllowFromPublic: true },
    ]);
    this.collection = new CfnCollection(this, 'Collection', {
      name: this.collectionName,
      type: 'SEARCH',
      standbyReplicas: stage.isProd ? 'ENABLED' : 'DISABLED',
    });
    this.collection.applyRemovalPolicy(stage.removalPolicy);
    this.collection.addResourceDependency(encryption);
    this.collection.addResourceDependency(network);
    this.promises = collectionPromises(this.collection);
    this.index = {
      environment: {
        OPENSEARCH_URL: this.collection.attrCollectionEndpoint,
        OPENSEARCH_SIGNING: 'aoss',
        INDEX_PREFIX: indexPrefix,
      },
      grantRead: (to) => this.grant(to, reading, []),
      grantWrite: (to) => this.grant(to, writing, naming),
    };
  }

  private securityPolicy(type: 'encryption' | 'network', policy: object): CfnSecurityPolicy {
    const name = `${this.collectionName}-${type}`.slice(0, 32);
    return new CfnSecurityPolicy(this, type, { name, type, policy: JSON.stringify(policy) });
  }

  private grant(to: ServiceFunction, indexActions: string[], collectionActions: string[]): void {
    const rules = [
      { ResourceType: 'index', Resource: [`index/${this.collectionName}/${indexPrefix}-*`], Permission: indexActions },
      ...(collectionActions.length > 0
        ? [
            {
              ResourceType: 'collection',
              Resource: [`collection/${this.collectionName}`],
              Permission: collectionActions,
            },
          ]
        : []),
    ];
    const name = `${this.collectionName}-${to.definition.name}`.slice(0, 32);
    const policy = [{ Rules: rules, Principal: [to.role?.roleArn] }];
    new CfnAccessPolicy(to, 'IndexAccess', { name, type: 'data', policy: Stack.of(this).toJsonString(policy) });
    to.addToRolePolicy(new PolicyStatement({ actions: ['aoss:APIAccessAll'], resources: [this.collection.attrArn] }));
  }
}
