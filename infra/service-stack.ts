import { Stack, type StackProps } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { Firewall, firewallRegion } from './firewall.ts';
import { type Grantable, ServiceFunction } from './function.ts';
import { type FunctionDefinition, functions, type Resource } from './functions.ts';
import { generatedKey } from './generated-key.ts';
import { Identity } from './identity.ts';
import { issuerTokens } from './issuer.ts';
import { Schedules } from './schedules.ts';
import { Search } from './search.ts';
import { Sessions } from './sessions.ts';
import { SiteUpload } from './site-upload.ts';
import type { Stage } from './stage.ts';
import { makeStores } from './stores.ts';
import { Streams } from './streams.ts';
import { Web } from './web.ts';

export interface ServiceStackProps extends StackProps {
  stage: Stage;
  /** Folder of the built site; without it nothing is uploaded. */
  siteFolder?: string;
  /** A web ACL that another stack made in the region of CloudFront. */
  webAclArn?: string;
}

/** The whole service: data and search, the functions between them, and the one door in front. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, siteFolder, webAclArn, ...props }: ServiceStackProps) {
    super(scope, id, { terminationProtection: stage.isProd, ...props });
    const { tables, kept } = makeStores(this, stage);
    const search = new Search(this, 'Search', { stage });
    const api = new Api(this, 'Api', { stage });
    const visitorKey = generatedKey(this, 'Visitors', 'Shows whom the cache and the site call for');
    const web = new Web(this, 'Web', {
      stage,
      apiDomainName: api.domainName,
      visitorKey,
      webAclArn: webAclArn ?? stage.webAclArn ?? this.ownFirewall(stage),
    });
    const streams = new Streams(this, 'Streams', { tables });
    const { tokens, clientId } = stage.issuer
      ? { tokens: issuerTokens(stage.issuer), clientId: stage.issuer.clientId }
      : new Identity(this, 'Identity', { stage, siteUrl: web.url });
    const sessions = new Sessions(this, 'Sessions', { clientId });
    const schedules = new Schedules(this, 'Schedules');
    const resources = { ...kept, index: search.index, identity: tokens, sessions: sessions.access };

    const deployed = functions.map((definition) => this.deploy(definition, resources, stage));
    for (const target of deployed) {
      const { trigger } = target.definition;
      target.addEnvironment('SITE_URL', web.url);
      if (trigger.kind === 'http') {
        api.serve(target, trigger.routes);
        target.addEnvironment('VISITOR_KEY', visitorKey);
      }
      // Past the firewall, which would take the site for one caller that writes for everybody.
      if (target.definition.name === 'site') target.addEnvironment('API_URL', `https://${api.domainName}`);
      if (trigger.kind === 'schedule') schedules.call(target, trigger);
      if (trigger.kind === 'stream') {
        streams.feed(target, trigger);
        // A call without records makes the indices that searches need before the first record comes.
        if (target.definition.writes.includes('index'))
          new Trigger(target, 'Prepare', { handler: target, invocationType: InvocationType.EVENT });
      }
    }
    if (siteFolder) {
      new SiteUpload(this, 'SiteUpload', { folder: siteFolder, bucket: web.files, distribution: web.distribution });
    }
    new Alarms(this, 'Alarms', {
      stage,
      api: api.http,
      deadLetters: streams.deadLetters,
      functions: deployed,
      search: search.promises,
    });
  }

  /** A service in the region of CloudFront has its firewall with it. */
  private ownFirewall(stage: Stage): string | undefined {
    return this.region === firewallRegion ? new Firewall(this, 'Firewall', { stage }).arn : undefined;
  }

  private deploy(
    definition: FunctionDefinition,
    resources: Record<Resource, Grantable>,
    stage: Stage,
  ): ServiceFunction {
    const target = new ServiceFunction(this, definition.name, { definition, stage });
    for (const name of definition.reads) target.reads(resources[name]);
    for (const name of definition.writes) target.writes(resources[name]);
    return target;
  }
}
