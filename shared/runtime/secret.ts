import { AwsClient } from 'aws4fetch';
import * as z from 'zod';
import { env } from './env.ts';

/** A secret as it is kept in the cloud (Secrets Manager), by its ARN; the function's role must be let to read it. */
export async function readSecret(id: string): Promise<string> {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN: sessionToken } = env();
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID ?? '', secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '' };
  const client = new AwsClient({ ...credentials, sessionToken, service: 'secretsmanager', region });
  const response = await client.fetch(`https://secretsmanager.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: id }),
  });
  if (!response.ok) throw new Error(`the secret ${id} cannot be read: ${response.status}`);
  return z.object({ SecretString: z.string() }).parse(await response.json()).SecretString;
}
