import { data } from 'react-router';
import * as z from 'zod';
import { contentSecurityPolicy } from '../security-headers.ts';
import type { MemberApi } from './member-api.server.ts';
import { listOf, OrganizationBody } from './organization-model.ts';
import { depositFileOrigin } from './services.server.ts';

export const UploadBody = z.object({
  id: z.string(),
  upload: z.object({ url: z.url(), headers: z.record(z.string(), z.string()) }).nullable(),
  isReceived: z.boolean(),
});
export type UploadBody = z.infer<typeof UploadBody>;

/** Data of a page whose script puts a file into the bucket of deposits, and the policy that lets it. */
export async function withUploads<T>(found: T) {
  const connect = `'self' ${await depositFileOrigin()}`;
  return data(found, { headers: { 'content-security-policy': contentSecurityPolicy(connect) } });
}

/** Headers of such a page. */
export function uploadHeaders({ loaderHeaders }: { loaderHeaders: Headers }): HeadersInit {
  const policy = loaderHeaders.get('content-security-policy');
  return { 'cache-control': 'private, no-store', ...(policy && { 'content-security-policy': policy }) };
}

/** Verified organizations in which the member may deposit. */
export async function depositingOrganizations(ask: MemberApi['ask']): Promise<OrganizationBody[]> {
  const { items } = await ask({ path: 'organizations' }, listOf(OrganizationBody));
  return items.filter(({ state, roles }) => state === 'verified' && roles?.includes('depositor'));
}
