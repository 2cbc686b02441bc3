import { Aws, CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { Role } from '#shared/runtime/caller.ts';
import { acknowledge } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { issuerTokens } from './issuer.ts';
import type { Stage } from './stage.ts';

export interface IdentityProps {
  stage: Stage;
  /** Public address of the site, to which a person returns after signing in. */
  siteUrl: string;
}

/** Who the members are: a pool of people, a group for each role, and the site as its public client. */
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
    const client = siteClient(this.pool, siteUrl);
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `guiju-${stage.name}-${idOfStack()}` } });
    const issuer = this.pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    this.tokens = issuerTokens({
      url: issuer,
      jwksUrl: `${issuer}/.well-known/jwks.json`,
      audience: this.clientId,
    });
    new CfnOutput(Stack.of(this), 'OidcIssuer', { value: issuer });
    new CfnOutput(Stack.of(this), 'SiteClientId', { value: this.clientId });
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

/** The site, which can keep no secret towards Cognito: authorization code with PKCE (RFC 7636) and short tokens. */
function siteClient(pool: UserPool, siteUrl: string): UserPoolClient {
  const use = new ResourceServerScope({ scopeName: 'use', scopeDescription: 'Use the API as oneself' });
  const api = pool.addResourceServer('Api', {
    identifier: 'urn:guiju:api',
    userPoolResourceServerName: 'Guiju API',
    scopes: [use],
  });
  return pool.addClient('Site', {
    generateSecret: false,
    authFlows: {},
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.resourceServer(api, use)],
      callbackUrls: [`${siteUrl}/sign-in/callback`],
      logoutUrls: [`${siteUrl}/`],
    },
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(8),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
}
