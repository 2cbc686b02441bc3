import { Section } from '../components/section.tsx';
import { beijingTime, countText } from '../dates.ts';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { findServiceStatus } from '../service-status.server.ts';
import type { Route } from './+types/status.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, findServiceStatus);
}

export function headers(): HeadersInit {
  return { 'cache-control': 'no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].status;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Status({ loaderData: { at, health, log } }: Route.ComponentProps) {
  const { words } = useSite();
  const { status: said } = words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{health ? said.states[health.status] : said.silent}</p>
        <p>{said.at(beijingTime(at))}</p>
      </header>
      <Section id="engines" title={said.engines}>
        <dl className="facts">
          {Object.entries(health?.engines ?? {}).map(([name, { ready, milliseconds }]) => (
            <div className="fact" key={name}>
              <dt>{said.names[name] ?? name}</dt>
              <dd>{ready ? said.ready(milliseconds) : said.notReady}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a href="/v1/health">{said.asJson}</a>
        </p>
      </Section>
      <Section id="log" title={said.log}>
        <p>{log ? said.entries(log.origin, countText(log.size)) : said.noCheckpoint}</p>
        <p>
          <a href="/log/checkpoint">{said.checkpoint}</a>
        </p>
      </Section>
      <p className="small-print">{said.noHistory}</p>
    </div>
  );
}
