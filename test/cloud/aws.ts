import { AwsClient } from 'aws4fetch';

export const region = 'us-east-1';
export const account = '000000000000';
/** The keys of the account's owner, as the emulator has them. */
export const rootKeys = { accessKeyId: 'test', secretAccessKey: 'test' };

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

/** Calls of AWS that the tests need and the service does not. */
export interface Aws {
  /** A call with form parameters; gives the XML of the answer. */
  query(service: string, parameters: Record<string, string>): Promise<string>;
  /** A call with a JSON body at a path, named by a target where the service has one. */
  json(service: string, path: string, body: object, target?: string): Promise<unknown>;
  putObject(bucket: string, key: string, body: Uint8Array<ArrayBuffer>): Promise<void>;
  makeBucket(bucket: string): Promise<void>;
}

export function awsAt(url: string): Aws {
  const client = new AwsClient({ ...rootKeys, region, retries: 0 });
  const send = async (service: string, path: string, init: RequestInit): Promise<string> => {
    const response = await client.fetch(`${url}${path}`, { ...init, aws: { service } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${path} answered ${response.status}: ${text}`);
    return text;
  };
  return {
    query: (service, parameters) =>
      send(service, '/', { method: 'POST', headers: form, body: new URLSearchParams(parameters).toString() }),
    json: async (service, path, body, target) => {
      const headers = {
        'content-type': target ? 'application/x-amz-json-1.1' : 'application/json',
        ...(target ? { 'x-amz-target': target } : {}),
      };
      const text = await send(service, path, { method: 'POST', headers, body: JSON.stringify(body) });
      return text === '' ? undefined : JSON.parse(text);
    },
    putObject: async (bucket, key, body) => {
      await send('s3', `/${bucket}/${key}`, { method: 'PUT', body });
    },
    makeBucket: async (bucket) => {
      await send('s3', `/${bucket}`, { method: 'PUT' });
    },
  };
}
