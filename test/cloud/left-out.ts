/** A resource as a template has it. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
}

type Unrunnable = (logicalId: string, resource: TemplateResource) => boolean;

const unrunnable: Unrunnable[] = [
  // The files of the site are uploaded by the AWS CLI in a layer at `/opt`, where the emulator puts no layers.
  (id) => id.startsWith('SiteUpload') || id.startsWith('CustomCDKBucketDeployment'),
  // An alarm over the arithmetic of several metrics is refused there.
  (_id, { Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && Properties?.Metrics !== undefined,
];

/** Whether the emulator cannot make a resource, so that it is asserted on the template alone. */
export function isLeftOut(logicalId: string, resource: TemplateResource): boolean {
  return unrunnable.some((rule) => rule(logicalId, resource));
}
