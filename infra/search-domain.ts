import { RemovalPolicy } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type CapacityConfig, Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import type { Grantable, ServiceFunction } from './function.ts';
import { indexPrefix, searchedAliases } from './search-names.ts';
import type { Stage } from './stage.ts';

export interface SearchDomainProps {
  stage: Stage;
}

/** A managed domain. It can be rebuilt from the table at any time, so it needs no backup of its own. */
export class SearchDomain extends Construct {
  readonly index: Grantable;

  constructor(scope: Construct, id: string, { stage }: SearchDomainProps) {
    super(scope, id);
    const domain = new Domain(this, 'Domain', {
      version: EngineVersion.OPENSEARCH_3_7,
      capacity: stage.isProd ? production : smallest,
      zoneAwareness: stage.isProd ? { enabled: true, availabilityZoneCount: 2 } : { enabled: false },
      ebs: { volumeSize: stage.isProd ? 100 : 20, volumeType: EbsDeviceVolumeType.GP3 },
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true },
      removalPolicy: stage.isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
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
}
