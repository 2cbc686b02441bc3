import { load } from '../loading.server.ts';
import { departForSignIn } from '../sign-in.server.ts';
import type { Route } from './+types/sign-in.ts';

/** `/sign-in?to=/account` leaves for the issuer. */
export function loader({ request }: Route.LoaderArgs) {
  return load(request, () => departForSignIn(request));
}
