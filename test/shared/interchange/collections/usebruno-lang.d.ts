/** What we ask of `@usebruno/lang`, which has no types of its own. */
declare module '@usebruno/lang' {
  interface BruRequest {
    http: { method: string; url: string; body: string };
    params?: { name: string; value: string; enabled: boolean; type: 'query' | 'path' }[];
    headers?: { name: string; value: string; enabled: boolean }[];
    body?: { json?: string; text?: string };
    assertions?: { name: string; value: string }[];
  }
  export function bruToJsonV2(text: string): BruRequest;
  export function bruToEnvJsonV2(text: string): { variables: { name: string; value: string; secret: boolean }[] };
}
