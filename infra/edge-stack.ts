import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Firewall } from './firewall.ts';
import type { Stage } from './stage.ts';

export interface EdgeStackProps extends StackProps {
  stage: Stage;
}

/** What CloudFront takes from one region only, for a service that lives in another. */
export class EdgeStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { stage, ...props }: EdgeStackProps) {
    super(scope, id, { terminationProtection: stage.isProd, ...props });
    this.webAclArn = new Firewall(this, 'Firewall', { stage }).arn;
  }
}
