import * as z from 'zod';
import { Role } from '#shared/runtime/caller.ts';
import { sealedCookie } from './sealed-cookie.server.ts';

/** Who is signed in, and the token with which actions call the API in their name. */
export const Member = z.object({ subject: z.string(), name: z.string(), roles: z.array(Role), token: z.string() });
export type Member = z.infer<typeof Member>;

/** What must be remembered between leaving for the issuer and coming back. */
const Departure = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export const memberCookie = sealedCookie('guiju-member', Member);
export const departureCookie = sealedCookie('guiju-sign-in', Departure);
