import { identifyMember } from '#shared/members/identify-member.ts';
import { type KeyServices, keyServices } from '#shared/members/key-services.ts';
import { type MemberServices, memberServices } from '#shared/members/member-services.ts';
import { api } from '#shared/runtime/http.ts';
import type { Route } from '#shared/runtime/route.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { memberRoutes } from './routes/members.ts';
import { organizationRoutes } from './routes/organizations.ts';

const routes: Route<MemberServices & KeyServices>[] = [...memberRoutes, ...organizationRoutes, ...apiKeyRoutes];
const services = () => ({ ...memberServices(), ...keyServices() });

/** Looks after people, organizations and API keys: the only function that may write who belongs where. */
export const handler = api(routes, services, identifyMember);
