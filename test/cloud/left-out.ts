/** Parts of the stack that the emulator cannot run, by the beginning of their ids in the template. */
const unrunnable = {
  /** The files of the site are uploaded by the AWS CLI in a layer at `/opt`, where the emulator puts no layers. */
  siteUpload: ['SiteUpload', 'CustomCDKBucketDeployment'],
};

/** Whether a resource is asserted on the template alone. */
export function isLeftOut(logicalId: string): boolean {
  return Object.values(unrunnable)
    .flat()
    .some((beginning) => logicalId.startsWith(beginning));
}
