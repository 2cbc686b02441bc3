import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readStage } from '#infra/stage.ts';
import { deployed } from './deployed.ts';

const stageOf = (context: Record<string, string>, region?: string) => readStage(new App({ context }).node, region);

const issuer = {
  issuer: 'https://login.example.org',
  issuerKeys: 'https://login.example.org/keys',
  audience: 'urn:guiju:api',
  clientId: 'guiju-site',
};

describe('settings of a deployment', () => {
  test.each([
    [{ stage: 'test' }, 'stage is "test"'],
    [{ search: 'elsewhere' }, 'search is "elsewhere"'],
    [{ issuer: issuer.issuer, audience: issuer.audience }, 'needs issuerKeys'],
    [{ domainName: 'guiju.example' }, 'domainName and certificateArn are given together'],
  ])('%o is refused in words: %s', (context, words) => {
    expect(() => stageOf(context)).toThrow(words);
  });

  test('without any, the stack makes its search engine and its pool of members', () => {
    expect(stageOf({})).toMatchObject({ name: 'dev', search: 'domain', issuer: undefined });
  });
});

test('the regions of China need an issuer of the deployer, because they have no pools of members', () => {
  expect(() => stageOf({}, 'cn-north-1')).toThrow('the regions of China have no pools of members');
  expect(stageOf(issuer, 'cn-north-1')).toMatchObject({ isChina: true, issuer: { clientId: issuer.clientId } });
  expect(stageOf({}, 'eu-west-1')).toMatchObject({ isChina: false });
});

describe('a deployment beside an engine and an issuer that are there already', () => {
  const { template, functions, allowed } = deployed({ search: 'https://search.example.org/', ...issuer });
  const told = [...functions.values()].map(({ properties }) => Object(properties.Environment).Variables);

  test.each([
    ['OPENSEARCH_URL', 'https://search.example.org'],
    ['OPENSEARCH_SIGNING', 'none'],
    ['OIDC_ISSUER', issuer.issuer],
    ['OIDC_JWKS_URL', issuer.issuerKeys],
    ['OIDC_AUDIENCE', issuer.audience],
    ['OIDC_CLIENT_ID', issuer.clientId],
  ])('tells the functions that need it: %s is %s', (name, value) => {
    const values = told.flatMap((variables) => variables[name] ?? []);
    expect(values.filter((said) => said !== value)).toEqual([]);
  });

  test('makes none of its own', () => {
    template.resourceCountIs('AWS::OpenSearchService::Domain', 0);
    template.resourceCountIs('AWS::OpenSearchServerless::Collection', 0);
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
  });

  test('gives no permission for what IAM does not guard', () => {
    expect([...functions.keys()].flatMap(allowed).filter(({ action }) => /^(?:es|aoss|cognito)/.test(action))).toEqual(
      [],
    );
  });
});

test('programs of organizations are named with the roles that they may ask for', () => {
  expect(stageOf({}).machines).toEqual([]);
  expect(stageOf({ machines: 'acme:buyer,publisher:depositor+seller' }).machines).toEqual([
    { name: 'acme', roles: ['buyer'] },
    { name: 'publisher', roles: ['depositor', 'seller'] },
  ]);
  for (const wrong of ['acme', 'acme:', 'Acme:buyer', 'acme:reviewer', 'acme:buyer+nobody']) {
    expect(() => stageOf({ machines: wrong })).toThrow(wrong);
  }
});
