import { Aws, CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { Role } from '#shared/runtime/caller.ts';
import { acknowledge } from './acknowledge.ts';
import { apiScopes, machineClient, siteClient } from './api-clients.ts';
import type { Grantable } from './function.ts';
import { issuerTokens } from './issuer.ts';
import type { Stage } from './stage.ts';

export interface IdentityProps {
  stage: Stage;
  /** Public address of the site, to which a person returns after signing in. */
  siteUrl: string;
}

/** Who the members are: a pool of people, a group for each role, the site as its public client, and programs of organizations. */
export class Identity extends Construct {
  readonly pool: UserPool;
  /** What the site is called there. */
  readonly clientId: string;
  readonly tokens: Grantable;

  constructor(scope: Construct, id: string, { stage, siteUrl }: IdentityProps) {
    super(scope, id);
    this.pool = userPool(this, stage);
    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'Members who only follow standards need no second factor; whoever wants one adds it.',
      ...(!stage.isProd && {
        'AwsSolutions-COG8': 'The plus plan is paid for each member, and dev has none worth attacking.',
      }),
    });
    for (const role of Role.options) {
      new CfnUserPoolGroup(this, `Group ${role}`, { userPoolId: this.pool.userPoolId, groupName: role });
    }
    const asked = apiScopes(this.pool);
    const client = siteClient(this.pool, siteUrl, asked('use'));
    const machines = stage.machines.map(({ name, roles }) => machineClient(this.pool, name, roles.map(asked)));
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `guiju-${stage.name}-${idOfStack()}` } });
    const issuer = this.pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    this.tokens = issuerTokens({
      url: issuer,
      jwksUrl: `${issuer}/.well-known/jwks.json`,
      audience: [client, ...machines].map(({ userPoolClientId }) => userPoolClientId).join(','),
    });
    new CfnOutput(Stack.of(this), 'OidcIssuer', { value: issuer });
    new CfnOutput(Stack.of(this), 'SiteClientId', { value: this.clientId });
    stage.machines.forEach(({ name }, n) => {
      new CfnOutput(Stack.of(this), `MachineClientId ${name}`, { value: machines[n]?.userPoolClientId ?? '' });
    });
  }
}

/** Eight hexadecimal digits of the stack's own id: the names of sign-in domains are shared by everybody on AWS. */
function idOfStack(): string {
  return Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
}

function userPool(scope: Construct, stage: Stage): UserPool {
  return new UserPool(scope, 'Members', {
    // Roles are given after a body or a person has been verified, so nobody joins unasked.
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: Mfa.OPTIONAL,
    // A message to a phone can be redirected by whoever talks to the phone company.
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      passwordHistorySize: 10,
      tempPasswordValidity: Duration.days(3),
    },
    featurePlan: stage.isProd ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
    ...(stage.isProd ? { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION } : {}),
    deletionProtection: stage.isProd,
    removalPolicy: stage.removalPolicy,
  });
}
