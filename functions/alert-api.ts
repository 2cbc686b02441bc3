import { alertServices } from '#shared/alerts/alert-services.ts';
import { checkTableOf } from '#shared/checks/check-services.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { memberServices } from '#shared/members/member-services.ts';
import { api } from '#shared/runtime/http.ts';
import { followFeedRoutes } from './routes/follow-feeds.ts';
import { followRoutes } from './routes/follows.ts';
import { listRoutes } from './routes/lists.ts';

const services = () => ({ ...memberServices(), ...alertServices(), checks: checkTableOf() });

/** Looks after what members follow and keep, and hands out their feeds. */
export const handler = api([...followFeedRoutes, ...followRoutes, ...listRoutes], services, identifyMember);
