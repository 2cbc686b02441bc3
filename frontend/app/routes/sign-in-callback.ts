import { load } from '../loading.server.ts';
import { returnFromSignIn } from '../sign-in.server.ts';
import type { Route } from './+types/sign-in-callback.ts';

/** Where the issuer sends people back to. */
export function loader({ request }: Route.LoaderArgs) {
  return load(request, () => returnFromSignIn(request));
}
