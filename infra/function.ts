import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage, Duration, Tags } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Env } from '#shared/runtime/env.ts';
import { acknowledge } from './acknowledge.ts';
import { bundleFunction } from './bundle.ts';
import type { FunctionDefinition } from './functions.ts';
import { installPackages } from './packages.ts';
import type { Stage } from './stage.ts';

/** Something a function may use: the variables that name it, and the permissions that open it. */
export interface Grantable {
  environment: Partial<Record<keyof Env, string>>;
  grantRead(to: ServiceFunction): void;
  grantWrite(to: ServiceFunction): void;
}

export interface ServiceFunctionProps {
  definition: FunctionDefinition;
  stage: Stage;
}

/** A function of the table, with the settings that all of them share. */
export class ServiceFunction extends LambdaFunction {
  readonly definition: FunctionDefinition;
  /** What the function may do. */
  readonly permissions: Role;

  constructor(scope: Construct, id: string, { definition, stage }: ServiceFunctionProps) {
    const logs = new LogGroup(scope, `${id}Logs`, {
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    const permissions = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(permissions);
    super(scope, id, {
      description: definition.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: bundled(definition),
      memorySize: definition.memoryMb,
      timeout: Duration.seconds(definition.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
      role: permissions,
      environment: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
    this.definition = definition;
    this.permissions = permissions;
    acknowledge(permissions, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray, and the list of streams of an account, have no resources to name.',
    });
    acknowledge(this, {
      'Serverless-LambdaDLQ':
        'Nothing calls it asynchronously: streams keep what is given up in a queue, a schedule comes again.',
    });
    Tags.of(this).add('guiju:function', definition.name);
  }

  /** Lets the function read something, and tells it where that is. */
  reads(resource: Grantable): this {
    resource.grantRead(this);
    return this.named(resource);
  }

  /** Lets the function change something, and tells it where that is. */
  writes(resource: Grantable): this {
    resource.grantWrite(this);
    return this.named(resource);
  }

  private named({ environment }: Grantable): this {
    for (const [name, value] of Object.entries(environment)) this.addEnvironment(name, value);
    return this;
  }
}

/** The bundle is made in this process; the image is never pulled because the local way never declines. */
function bundled({ name, entry, packages = [] }: FunctionDefinition): Code {
  return Code.fromAsset(fileURLToPath(new URL('../functions', import.meta.url)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      // Never run: CDK bundles once for equal options, and the local way is not among those it compares.
      command: [entry],
      local: {
        tryBundle(folder) {
          bundleFunction(name, entry, folder, packages);
          if (packages.length > 0) installPackages(folder, packages);
          return true;
        },
      },
    },
  });
}
