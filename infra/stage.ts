import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { MachineRole } from '#shared/runtime/caller.ts';
import type { Issuer } from './issuer.ts';

/** What differs between one deployment and another; everything else is the same everywhere. */
export interface Stage {
  name: string;
  /** Data must survive every mistake. */
  isProd: boolean;
  /** An engine that the stack makes, or the address of one that runs already. */
  search: 'domain' | 'serverless' | URL;
  /** An OpenID provider that knows the members already; without one the stack makes a pool of its own. */
  issuer?: ExistingIssuer;
  /** ARN of a web ACL in the scope of CloudFront, which lives in another region than most stacks. */
  webAclArn?: string;
  /** Topic that is told when a promise is broken; who listens there is up to the deployer. */
  alarmTopicArn?: string;
  /** Sender of alerts by mail, of a domain that SES knows as an identity of this account; without one no mail is sent. */
  mailFrom?: string;
  /** A name of the deployer's own, with its certificate in the region of CloudFront. */
  address?: { domainName: string; certificateArn: string };
  /** Programs of organizations that sign in by themselves, each with the roles that it may ask for. */
  machines: MachineClient[];
  /** The regions of China, where some of CloudFront is missing. */
  isChina: boolean;
  logRetention: RetentionDays;
  /** What happens to data when its resource leaves the stack. */
  removalPolicy: RemovalPolicy;
}

/** An OpenID provider that is not of this stack. */
export interface ExistingIssuer extends Issuer {
  /** What the site is called there. */
  clientId: string;
}

export interface MachineClient {
  name: string;
  roles: MachineRole[];
}

/** Reads the stage from the context: `cdk deploy -c stage=prod -c search=serverless -c webAclArn=…`. */
export function readStage(node: Node, region = ''): Stage {
  const name = node.tryGetContext('stage') ?? 'dev';
  if (name !== 'dev' && name !== 'prod') throw new Error(`stage is "${name}"; it must be dev or prod`);
  const isProd = name === 'prod';
  const isChina = region.startsWith('cn-');
  const issuer = readIssuer(node);
  if (isChina && !issuer) throw new Error('the regions of China have no pools of members; issuer names one there is');
  return {
    name,
    isProd,
    search: readSearch(node.tryGetContext('search') ?? 'domain'),
    issuer,
    webAclArn: node.tryGetContext('webAclArn'),
    mailFrom: node.tryGetContext('mailFrom'),
    alarmTopicArn: node.tryGetContext('alarmTopicArn'),
    address: readAddress(node),
    machines: readMachines(node.tryGetContext('machines') ?? ''),
    isChina,
    logRetention: isProd ? RetentionDays.THREE_MONTHS : RetentionDays.TWO_WEEKS,
    removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

/** `-c machines=acme:buyer,publisher:depositor+seller` */
function readMachines(given: string): MachineClient[] {
  const entries = given.split(',').filter(Boolean);
  return entries.map((entry) => {
    const [, name, roles] = /^([a-z][a-z0-9-]{1,40}):([a-z+]+)$/.exec(entry) ?? [];
    const read = MachineRole.array().safeParse(roles?.split('+'));
    if (!name || !read.success)
      throw new Error(
        `machines has "${entry}"; it must be name:role, of ${MachineRole.options.join(', ')}, several with +`,
      );
    return { name, roles: read.data };
  });
}

function readAddress(node: Node): Stage['address'] {
  const domainName: string | undefined = node.tryGetContext('domainName');
  const certificateArn: string | undefined = node.tryGetContext('certificateArn');
  if (!domainName !== !certificateArn)
    throw new Error('domainName and certificateArn are given together or not at all');
  return domainName && certificateArn ? { domainName, certificateArn } : undefined;
}

function readSearch(search: string): Stage['search'] {
  if (search === 'domain' || search === 'serverless') return search;
  if (/^https?:\/\//.test(search) && URL.canParse(search)) return new URL(search);
  throw new Error(`search is "${search}"; it must be domain, serverless or the address of an engine`);
}

function readIssuer(node: Node): ExistingIssuer | undefined {
  const url: string | undefined = node.tryGetContext('issuer');
  if (!url) return undefined;
  const setting = (name: string): string => {
    const value: string | undefined = node.tryGetContext(name);
    if (!value) throw new Error(`issuer is "${url}"; it needs ${name} too`);
    return value;
  };
  return { url, jwksUrl: setting('issuerKeys'), audience: setting('audience'), clientId: setting('clientId') };
}
