import { fileURLToPath } from 'node:url';
import { App, type NestedStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServiceStack } from '#infra/service-stack.ts';
import { readStage } from '#infra/stage.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
}

interface Resource {
  Type: string;
  Properties?: Record<string, never>;
}

/** One thing that a role may do, with the resource printed as the template has it. */
export interface Allowed {
  action: string;
  resource: string;
  /** Partition keys that it is confined to. */
  keys?: string;
}

/** Synthesizes the stack without bundling its functions. */
export function deployed(context: Record<string, string> = {}, region?: string) {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [], ...flags, ...context } });
  const stage = readStage(app.node, region);
  // Some files to upload; the site itself must be built first.
  const siteFolder = fileURLToPath(new URL('../../frontend/public', import.meta.url));
  const stack = new ServiceStack(app, 'Guiju', { stage, siteFolder, ...(region && { env: { region } }) });
  const template = Template.fromStack(stack);
  const alarms = Template.fromStack(stack.node.findChild('Alarms') as NestedStack);
  return {
    app,
    template,
    alarms,
    functions: namedFunctions(template),
    allowed: (name: string) => allowed(template, name),
  };
}

const flags = { '@aws-cdk/aws-iam:minimizePolicies': true };

/** Properties of every function of the table, by its name; functions that CDK adds for itself carry no name. */
function namedFunctions(template: Template): Map<string, { logicalId: string; properties: Record<string, never> }> {
  const found = new Map<string, { logicalId: string; properties: Record<string, never> }>();
  for (const [logicalId, { Properties = {} }] of Object.entries(template.findResources('AWS::Lambda::Function'))) {
    const name = Properties.Tags?.find((tag: { Key: string }) => tag.Key === 'guiju:function')?.Value;
    if (name) found.set(name, { logicalId, properties: Properties });
  }
  return found;
}

/** Everything the role of a function may do by its inline policies. */
function allowed(template: Template, name: string): Allowed[] {
  const role = namedFunctions(template).get(name)?.properties.Role?.['Fn::GetAtt']?.[0];
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as Resource[];
  return policies
    .filter(({ Properties }) => JSON.stringify(Properties?.Roles).includes(`"${role}"`))
    .flatMap(({ Properties }) => statements(Properties))
    .flatMap(({ Action, Resource: resource, Condition }) => {
      const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
      const confined = keys === undefined ? {} : { keys: [keys].flat().join() };
      return [Action]
        .flat()
        .flatMap((action) => [resource].flat().map((one) => ({ action, resource: print(one), ...confined })));
    });
}

function statements(properties: Record<string, never> | undefined): Statement[] {
  return (properties as unknown as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement;
}

/** `Fn::Join` and `Fn::GetAtt` as one readable line: `<Domain.Arn>/_msearch`. */
export function print(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${[value['Fn::GetAtt']].flat().join('.')}>`;
  if ('Fn::Join' in value) return (value['Fn::Join'] as [string, unknown[]])[1].map(print).join('');
  return JSON.stringify(value);
}
