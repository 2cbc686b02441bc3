import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Grantable } from './function.ts';

/** Settings and secrets of the payment providers, put in by whoever has the accounts; none are set up at first. */
export class PaymentData extends Construct {
  readonly payments: Grantable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'Providers', {
      description: 'JSON list of payment providers with their keys; an empty one takes no payments',
      secretStringValue: SecretValue.unsafePlainText('[]'),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': 'Keys of providers are renewed with the provider, who gives the new one.',
    });
    this.payments = {
      environment: { PAYMENT_SECRET_ID: secret.secretArn },
      grantRead: (to) => {
        secret.grantRead(to);
      },
      grantWrite: () => {
        throw new Error('the keys of providers are put in by people');
      },
    };
  }
}
