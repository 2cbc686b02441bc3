import { daysKept } from '#shared/interchange/dumps/dump.ts';
import { DumpCheck, DumpFiles } from '../components/dump-files.tsx';
import { Section } from '../components/section.tsx';
import { findDumps } from '../dump-list.server.ts';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/dumps.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, findDumps);
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=300, stale-while-revalidate=3600' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].dumps;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Dumps({ loaderData: { items } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { dumps: said } = words;
  const [newest] = items;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
        <p>{newest ? said.kept(daysKept) : said.none}</p>
      </header>
      {items.map((dump) => (
        <DumpFiles key={dump.day} dump={dump} />
      ))}
      {newest ? <DumpCheck dump={newest} /> : null}
      <Section id="licence" title={said.licence}>
        <p>
          {said.licenceText} <a href={to('/terms#records')}>{said.terms}</a>
          {language === 'zh' ? '。' : '.'}
        </p>
      </Section>
      <Section id="machines" title={said.machines}>
        <p className="check-actions">
          <a href="/dumps/index.json">{said.json}</a>
          <a href="/dumps/dcat.jsonld">{said.dcat}</a>
          <a href="/v1/changes">{said.changes}</a>
        </p>
      </Section>
    </div>
  );
}
