import { feedbackServices } from '#shared/feedback/feedback-services.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { matterRoutes } from './routes/matters.ts';

/** Takes feedback, corrections and complaints, and shows what becomes of them. */
export const handler = api(matterRoutes, feedbackServices, identifyMember);
