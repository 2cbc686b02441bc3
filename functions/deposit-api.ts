import { depositServices } from '#shared/deposits/deposit-services.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { depositMoveRoutes } from './routes/deposit-moves.ts';
import { depositRoutes } from './routes/deposits.ts';

/** Takes deposits, moves them and shows their register. */
export const handler = api([...depositRoutes, ...depositMoveRoutes], depositServices, identifyMember);
