import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * A key that nobody needs to know, made with the stack. It is put in place at deployment, so that no cold start waits for it;
 * a new value of the secret holds from the next deployment.
 */
export function generatedKey(scope: Construct, id: string, description: string): string {
  const secret = new Secret(scope, id, {
    description,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  acknowledge(secret, {
    'AwsSolutions-SMG4': `${description}, so it is changed by intent: a new secret value, then a deployment.`,
  });
  return secret.secretValue.unsafeUnwrap();
}
