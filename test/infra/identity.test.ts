import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { Identity } from '#infra/identity.ts';
import { readStage } from '#infra/stage.ts';
import { Role } from '#shared/runtime/caller.ts';

function deployed(stage: 'dev' | 'prod', machines?: string) {
  const app = new App({ context: { stage, ...(machines && { machines }) } });
  const stack = new Stack(app, 'Service');
  const identity = new Identity(stack, 'Identity', { stage: readStage(app.node), siteUrl: 'https://guiju.example' });
  return { identity, template: Template.fromStack(stack) };
}

describe('Identity', () => {
  const { template, identity } = deployed('prod');

  it('lets nobody join unasked, and asks for long passwords', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 14, RequireSymbols: true }) },
    });
  });

  it('keeps the members of prod whatever happens to the stack', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
    });
    deployed('dev').template.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Delete' });
  });

  it('has a group for each role', () => {
    const groups = Object.values(template.findResources('AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName)).toEqual(Role.options);
  });

  it('signs people in on the site by authorization code alone, without a secret', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://guiju.example/sign-in/callback'],
      PreventUserExistenceErrors: 'ENABLED',
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('lets programs of organizations in by a secret of their own, with the scopes of their roles alone', () => {
    const { template, identity } = deployed('dev', 'acme:buyer,publisher:depositor+seller');
    const clients = template.findResources('AWS::Cognito::UserPoolClient', {
      Properties: {
        AllowedOAuthFlows: ['client_credentials'],
        GenerateSecret: true,
        ExplicitAuthFlows: Match.absent(),
      },
    });
    const scopes = Object.values(clients).map(({ Properties }) =>
      Properties.AllowedOAuthScopes.map((scope: { 'Fn::Join': [string, unknown[]] }) => scope['Fn::Join'][1].at(-1)),
    );
    expect(scopes).toEqual([['/buyer'], ['/depositor', '/seller']]);
    expect(JSON.stringify(identity.tokens.environment.OIDC_AUDIENCE)).toBeTruthy();
    template.resourceCountIs('AWS::Cognito::UserPoolClient', 3);
  });

  it('tells functions which tokens to trust and gives them no permission', () => {
    expect(Object.keys(identity.tokens.environment)).toEqual(['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL']);
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });
});
