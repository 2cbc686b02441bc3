import { RemovalPolicy } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { type CapacityConfig, Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable, ServiceFunction } from './function.ts';
import type { ServicePromise } from './promises.ts';
import { indexPrefix, searchedAliases } from './search-names.ts';
import { domainPromises } from './search-promises.ts';
import type { Stage } from './stage.ts';

export interface SearchDomainProps {
  stage: Stage;
}

/** A managed domain. It can be rebuilt from the table at any time, so it needs no backup of its own. */
export class SearchDomain extends Construct {
  readonly index: Grantable;
  readonly promises: ServicePromise[];

  constructor(scope: Construct, id: string, { stage }: SearchDomainProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', { retention: stage.logRetention, removalPolicy: stage.removalPolicy });
    const mayLog = new ResourcePolicy(this, 'MayLog', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logs.logGroupArn],
        }),
      ],
    });
    const volumeGb = stage.isProd ? 100 : 20;
    const domain = new Domain(this, 'Domain', {
      version: EngineVersion.OPENSEARCH_3_7,
      capacity: stage.isProd ? production : smallest,
      zoneAwareness: stage.isProd ? { enabled: true, availabilityZoneCount: 2 } : { enabled: false },
      ebs: { volumeSize: volumeGb, volumeType: EbsDeviceVolumeType.GP3 },
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true },
      logging: {
        slowSearchLogEnabled: true,
        slowSearchLogGroup: logs,
        slowIndexLogEnabled: true,
        slowIndexLogGroup: logs,
        appLogEnabled: true,
        appLogGroup: logs,
      },
      suppressLogsResourcePolicy: true,
      removalPolicy: stage.isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    domain.node.addDependency(mayLog);
    acknowledge(domain, {
      ...(!stage.isProd && {
        'AwsSolutions-OS4': 'One small node is enough to try things on; prod has nodes that do nothing but lead.',
        'AwsSolutions-OS7': 'One small node is enough to try things on; prod spans two zones.',
      }),
      'AwsSolutions-OS1':
        'A function inside a network starts slower and pays for its way out; every request is signed instead.',
      'AwsSolutions-OS3': 'Functions have no addresses of their own; each may post to the paths that its role names.',
      'AwsSolutions-OS5':
        'Without a policy of the domain nobody is let in but signed requests that a role of this stack allows.',
    });
    this.promises = domainPromises(domain, volumeGb);
    this.index = {
      environment: {
        OPENSEARCH_URL: `https://${domain.domainEndpoint}`,
        OPENSEARCH_SIGNING: 'es',
        INDEX_PREFIX: indexPrefix,
      },
      grantRead: (to) => grantPaths(to, domain, ['es:ESHttpPost'], searchPaths),
      grantWrite: (to) => {
        grantPaths(to, domain, ['es:ESHttpGet', 'es:ESHttpHead'], [`_alias/${indexPrefix}-*`, ownIndices]);
        grantPaths(to, domain, ['es:ESHttpPut', 'es:ESHttpPost'], [ownIndices]);
      },
    };
  }
}

const smallest: CapacityConfig = {
  dataNodes: 1,
  dataNodeInstanceType: 't3.small.search',
  multiAzWithStandbyEnabled: false,
};
const production: CapacityConfig = {
  dataNodes: 2,
  dataNodeInstanceType: 'r7g.large.search',
  masterNodes: 3,
  masterNodeInstanceType: 'm7g.medium.search',
  multiAzWithStandbyEnabled: false,
};

/** Searching is posting; only exact paths, because `*` spans slashes and `…/_doc/_search` would be a write. */
const searchPaths = ['_msearch', ...searchedAliases.map((alias) => `${alias}/_search`)];

/** Documents and definitions of the service's own indices; nothing of the cluster. */
const ownIndices = `${indexPrefix}-*`;

function grantPaths(to: ServiceFunction, domain: Domain, actions: string[], paths: string[]): void {
  const resources = paths.map((path) => `${domain.domainArn}/${path}`);
  to.addToRolePolicy(new PolicyStatement({ actions, resources }));
  const wide = paths.filter((path) => path.includes('*')).map((path) => wildcardFinding(domain, `/${path}`));
  const reason = 'Names of indices begin with the prefix of the service and end with the version of their mapping.';
  acknowledge(to.permissions, Object.fromEntries(wide.map((rule) => [rule, reason])));
}
