import { App } from 'aws-cdk-lib';
import { buildSite } from './build-site.ts';
import { ServiceStack } from './service-stack.ts';
import { readStage } from './stage.ts';

await buildSite();
const app = new App();
const stage = readStage(app.node);
new ServiceStack(app, `guiju-${stage.name}`, {
  stage,
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
});
