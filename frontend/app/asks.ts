import { useRouteLoaderData } from 'react-router';
import type { loader } from './root.tsx';

/** Whether questions in everyday words are answered here, so that pages may lead to them. */
export function useAsks(): boolean {
  return useRouteLoaderData<typeof loader>('root')?.asks ?? false;
}
