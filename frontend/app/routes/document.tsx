import { data, redirect } from 'react-router';
import { ClosedDocument } from '../components/closed-document.tsx';
import { languageOf, localPath } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { pageMeta } from '../page-meta.ts';
import { bestPage, isReadable, loadHeld, nameOf, ReadingQuery } from '../reading.server.ts';
import { firstHit, pageAddress } from '../reading-address.ts';
import type { Route } from './+types/document.ts';

/** The address of a document leads to the page asked for, else to the page that answers the words best. */
export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const { q, page } = readPageQuery(request, ReadingQuery);
    const held = await loadHeld(params.id);
    const language = languageOf(new URL(request.url).pathname);
    if (!isReadable(held.document)) return data({ held, name: nameOf(held, language) });
    const words = q.trim();
    const target = page ?? (words === '' ? 1 : ((await bestPage(params.id, words)) ?? 1));
    const address = localPath(language, pageAddress(params.id, target, words));
    throw redirect(words === '' ? address : address + firstHit);
  });
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  return pageMeta(location.pathname, { title: loaderData?.name, noIndex: true });
}

export default function Document({ loaderData: { held } }: Route.ComponentProps) {
  return <ClosedDocument held={held} />;
}
