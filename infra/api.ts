import { CfnOutput, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './function.ts';
import type { Stage } from './stage.ts';

export interface ApiProps {
  stage: Stage;
}

/** Requests a second and at once, over all callers; what one caller may do is decided in the functions. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** What is kept of a request: no address, no query, nothing that tells who looked for what. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  length: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
};

/** The only door for callers. */
export class Api extends Construct {
  readonly http: HttpApi;
  /** Host name without scheme or path. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, { stage }: ApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false });
    acknowledge(this, {
      'AwsSolutions-APIG4':
        'Most routes are public; the function knows the rule of each of its routes and checks tokens itself.',
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
    const { region, urlSuffix } = Stack.of(this);
    this.domainName = `${this.http.apiId}.execute-api.${region}.${urlSuffix}`;
    new CfnOutput(Stack.of(this), 'ApiUrl', { value: `https://${this.domainName}` });
  }

  /** Opens the routes of a function. */
  serve(target: ServiceFunction, routes: string[]): void {
    // A permission for every route would fill the stack: a template holds 500 resources.
    const integration = new HttpLambdaIntegration(`${target.definition.name}Integration`, target, {
      scopePermissionToRoute: false,
    });
    for (const key of routes) {
      new HttpRoute(this, `Route ${key}`, {
        httpApi: this.http,
        routeKey: routeKey(key),
        integration,
        // Who may call is decided by the function, which knows the rule of each of its routes.
        authorizer: new HttpNoneAuthorizer(),
      });
    }
  }
}

function routeKey(key: string): HttpRouteKey {
  if (key === '$default') return HttpRouteKey.DEFAULT;
  const [method = '', path = ''] = key.split(' ');
  return HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]);
}
