/** A resource as a template has it. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
}

const ifNoneMatch = 's3:if-none-match';

type Unrunnable = (logicalId: string, resource: TemplateResource) => boolean;

const unrunnable: Unrunnable[] = [
  // The files of the site are uploaded by the AWS CLI in a layer at `/opt`, where the emulator puts no layers.
  (id) => id.startsWith('SiteUpload') || id.startsWith('CustomCDKBucketDeployment'),
  // Alarms lie in a nested stack, whose template would have to be uploaded first.
  (_id, { Type }) => Type === 'AWS::CloudFormation::Stack',
  // It knows no condition on the header If-None-Match, so a policy that asks for it would refuse every file.
  (_id, { Type, Properties }) => Type === 'AWS::S3::BucketPolicy' && JSON.stringify(Properties).includes(ifNoneMatch),
];

/** Whether the emulator cannot make a resource, so that it is asserted on the template alone. */
export function isLeftOut(logicalId: string, resource: TemplateResource): boolean {
  return unrunnable.some((rule) => rule(logicalId, resource));
}
