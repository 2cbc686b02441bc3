import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Grantable } from './function.ts';

export interface SessionsProps {
  /** What the site is called where people sign in. */
  clientId: string;
}

/** Signed-in people on the site: what it calls itself where they sign in, and the secret of its cookies. */
export class Sessions extends Construct {
  readonly access: Grantable;

  constructor(scope: Construct, id: string, { clientId }: SessionsProps) {
    super(scope, id);
    const secret = new Secret(this, 'Key', {
      description: 'Encrypts the cookies of signed-in people; a new value signs everybody out',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'A new value signs everybody out, so it is changed by intent: a new secret value, then a deployment.',
    });
    this.access = {
      // The secret is put in place at deployment, so that no cold start waits for it.
      environment: { OIDC_CLIENT_ID: clientId, SESSION_KEY: secret.secretValue.unsafeUnwrap() },
      grantRead: () => undefined,
      grantWrite: () => {
        throw new Error('the secret of the cookies is made by the stack alone');
      },
    };
  }
}
