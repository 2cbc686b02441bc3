import { redirect } from 'react-router';
import { load } from '../loading.server.ts';
import { signOut } from '../sign-in.server.ts';
import type { Route } from './+types/sign-out.ts';

export function action({ request }: Route.ActionArgs) {
  return load(request, () => signOut(request));
}

/** A link alone signs nobody out. */
export function loader() {
  return redirect('/account');
}
