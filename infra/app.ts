import { App } from 'aws-cdk-lib';
import { buildSite, siteFolders } from './build-site.ts';
import { EdgeStack } from './edge-stack.ts';
import { firewallRegion } from './firewall.ts';
import { ServiceStack } from './service-stack.ts';
import { readStage } from './stage.ts';

await buildSite();
const app = new App();
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const stage = readStage(app.node, region);
const isElsewhere = region !== undefined && region !== firewallRegion;
const edge =
  isElsewhere && !stage.isChina && !stage.webAclArn
    ? new EdgeStack(app, `guiju-${stage.name}-edge`, {
        stage,
        env: { account, region: firewallRegion },
        crossRegionReferences: true,
      })
    : undefined;
new ServiceStack(app, `guiju-${stage.name}`, {
  stage,
  siteFolder: siteFolders.client,
  webAclArn: edge?.webAclArn,
  env: { account, region },
  crossRegionReferences: edge !== undefined,
});
