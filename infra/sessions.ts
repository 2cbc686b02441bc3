import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
import { generatedKey } from './generated-key.ts';

export interface SessionsProps {
  /** What the site is called where people sign in. */
  clientId: string;
}

/** Signed-in people on the site: what it calls itself where they sign in, and the secret of its cookies. */
export class Sessions extends Construct {
  readonly access: Grantable;

  constructor(scope: Construct, id: string, { clientId }: SessionsProps) {
    super(scope, id);
    const key = generatedKey(this, 'Key', 'Encrypts the cookies of signed-in people; a new value signs everybody out');
    this.access = {
      environment: { OIDC_CLIENT_ID: clientId, SESSION_KEY: key },
      grantRead: () => undefined,
      grantWrite: () => {
        throw new Error('the secret of the cookies is made by the stack alone');
      },
    };
  }
}
