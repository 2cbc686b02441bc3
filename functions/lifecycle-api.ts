import { lifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { projectCommentRoutes } from './routes/project-comments.ts';
import { projectRoutes } from './routes/projects.ts';
import { registerRecordRoutes } from './routes/register-records.ts';
import { reviewRoutes } from './routes/reviews.ts';

/** Follows local standards from project to publication and through their reviews, and keeps the registers of the indicators. */
export const handler = api(
  [...projectRoutes, ...projectCommentRoutes, ...reviewRoutes, ...registerRecordRoutes],
  lifecycleServices,
  identifyMember,
);
