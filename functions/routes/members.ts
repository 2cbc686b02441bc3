import * as z from 'zod';
import { Role } from '#shared/runtime/caller.ts';
import { type Route, route } from '#shared/runtime/route.ts';

const Me = z.object({ subject: z.string(), name: z.string().nullable(), roles: z.array(Role) }).meta({ id: 'Me' });

export const memberRoutes: Route<object>[] = [
  route({
    method: 'GET',
    path: '/v1/me',
    access: 'member',
    tag: 'Members',
    summary: { zh: '当前登录者及其角色', en: 'Who is signed in, and their roles' },
    response: Me,
    run: async (_services: object, { caller }) => ({ ...caller, name: caller.name ?? null }),
  }),
];
