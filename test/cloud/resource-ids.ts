import { readTemplate, type Template } from './deploy.ts';
import { stackName } from './names.ts';

export interface ResourceIds {
  /** Name of the table of the catalogue. */
  table: string;
  /** Name of the bucket of literature. */
  bucket: string;
  /** Name of the role of each function of the table, by the name of the function. */
  roles: Record<string, string>;
}

/** Finds what the stack made, from the ids in its template to the names in the cloud. */
export async function resourceIds(folder: string, names: Record<string, string>): Promise<ResourceIds> {
  const template = await readTemplate(folder, stackName);
  return {
    table: names[idOf(template, 'AWS::DynamoDB::Table', /^DataCatalogue/)] ?? '',
    bucket: names[idOf(template, 'AWS::S3::Bucket', /^DataLiterature/)] ?? '',
    roles: Object.fromEntries(rolesOf(template).map(([name, id]) => [name, names[id] ?? ''])),
  };
}

function idOf(template: Template, type: string, pattern: RegExp): string {
  const found = Object.entries(template.Resources).find(([id, { Type }]) => Type === type && pattern.test(id));
  if (!found) throw new Error(`the template has no ${type} like ${pattern}`);
  return found[0];
}

function rolesOf({ Resources }: Template): [string, string][] {
  return Object.values(Resources).flatMap(({ Type, Properties = {} }) => {
    const { Tags = [], Role } = Properties as {
      Tags?: { Key: string; Value: string }[];
      Role?: { 'Fn::GetAtt': string[] };
    };
    const name = Tags.find(({ Key }) => Key === 'guiju:function')?.Value;
    const role = Role?.['Fn::GetAtt'][0];
    return Type === 'AWS::Lambda::Function' && name && role ? [[name, role] as [string, string]] : [];
  });
}
