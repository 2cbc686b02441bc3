import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Aws, account, region } from './aws.ts';
import { isLeftOut } from './left-out.ts';
import { until } from './until.ts';
import { zipFolder } from './zip.ts';

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
export type Template = z.infer<typeof Template>;

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['zip', 'file']) }),
      destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
    }),
  ),
});

export interface Deployment {
  outputs: Record<string, string>;
  /** Name or ARN of each resource, by its id in the template. */
  resources: Record<string, string>;
}

export interface DeployOptions {
  aws: Aws;
  emulatorUrl: string;
  python: string;
  /** Where the stack was synthesized. */
  folder: string;
  stackName: string;
}

export async function readTemplate(folder: string, stackName: string): Promise<Template> {
  return Template.parse(JSON.parse(await readFile(join(folder, `${stackName}.template.json`), 'utf8')));
}

/** Deploys a synthesized stack, apart from what the emulator cannot run: uploads its assets, creates it, waits for it. */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { aws, emulatorUrl, folder, stackName } = options;
  const template = await readTemplate(folder, stackName);
  const kept = Object.entries(template.Resources).filter(([id, resource]) => !isLeftOut(id, resource));
  const text = JSON.stringify({ ...template, Resources: Object.fromEntries(kept) });
  const bucket = `cdk-hnb659fds-assets-${account}-${region}`;
  await aws.makeBucket(bucket);
  await Promise.all([
    uploadAssets(options, text),
    aws.putObject(bucket, 'template.json', Buffer.from(text)),
    bootstrap(aws),
  ]);
  await aws.query('cloudformation', {
    Action: 'CreateStack',
    Version: '2010-05-15',
    StackName: stackName,
    TemplateURL: `${emulatorUrl}/${bucket}/template.json`,
    'Capabilities.member.1': 'CAPABILITY_IAM',
  });
  const outputs = await until('the stack stands', () => outputsOf(aws, stackName));
  return { outputs, resources: await resourcesOf(aws, stackName) };
}

/** The parameter by which CDK tells that an account is prepared for it. */
async function bootstrap(aws: Aws): Promise<void> {
  const parameter = { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' };
  await aws.json('ssm', '/', parameter, 'AmazonSSM.PutParameter');
}

/** Uploads what the template speaks of, a folder as a zip. */
async function uploadAssets({ aws, python, folder }: DeployOptions, template: string): Promise<void> {
  const names = (await readFile(join(folder, 'manifest.json'), 'utf8')).match(/[\w-]+\.assets\.json/g) ?? [];
  for (const name of new Set(names)) {
    const { files } = Assets.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    for (const { source, destinations } of Object.values(files)) {
      const wanted = Object.values(destinations).filter(({ objectKey }) => template.includes(objectKey));
      if (wanted.length === 0) continue;
      const path = join(folder, source.path);
      const body = source.packaging === 'zip' ? await zipFolder(python, path) : await readFile(path);
      for (const { bucketName, objectKey } of wanted) await aws.putObject(bucketName, objectKey, body);
    }
  }
}

async function outputsOf(aws: Aws, stackName: string): Promise<Record<string, string> | undefined> {
  const described = await aws.query('cloudformation', {
    Action: 'DescribeStacks',
    Version: '2010-05-15',
    StackName: stackName,
  });
  const status = tags(described, 'StackStatus')[0] ?? '';
  if (status === 'CREATE_IN_PROGRESS') return undefined;
  if (status !== 'CREATE_COMPLETE') throw new Error(`the stack ended as ${status}: ${await failures(aws, stackName)}`);
  return pairs(tags(described, 'OutputKey'), tags(described, 'OutputValue'));
}

async function failures(aws: Aws, stackName: string): Promise<string> {
  const events = await aws.query('cloudformation', {
    Action: 'DescribeStackEvents',
    Version: '2010-05-15',
    StackName: stackName,
  });
  return tags(events, 'ResourceStatusReason').filter(Boolean).join('; ');
}

async function resourcesOf(aws: Aws, stackName: string): Promise<Record<string, string>> {
  const listed = await aws.query('cloudformation', {
    Action: 'DescribeStackResources',
    Version: '2010-05-15',
    StackName: stackName,
  });
  return pairs(tags(listed, 'LogicalResourceId'), tags(listed, 'PhysicalResourceId'));
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value);
}

function pairs(keys: string[], values: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
}
