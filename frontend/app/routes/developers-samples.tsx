import { Copyable } from '../components/copyable.tsx';
import { SampleList } from '../components/sample-list.tsx';
import { Section } from '../components/section.tsx';
import { clientSteps, firstSteps, machineSignIn, rehearsal } from '../first-steps.ts';
import { languageOf } from '../language.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/developers-samples.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=3600, stale-while-revalidate=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].developers.samples;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function DevelopersSamples({ matches }: Route.ComponentProps) {
  const { language, words } = useSite();
  const { samples: said } = words.developers;
  const site = matches[0].loaderData.siteUrl;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Section id="steps" title={said.steps}>
        <p>{said.stepsNote}</p>
        <ol className="example-calls">
          {firstSteps(site).map(({ id, about, command }) => (
            <li key={id}>
              <h3>{about[language]}</h3>
              <Copyable id={`step-${id}`} text={command} label={about[language]} />
            </li>
          ))}
        </ol>
      </Section>
      <Section id="client" title={said.client}>
        <p>{said.clientNote}</p>
        <Copyable id="client-steps" text={clientSteps(site)} label={said.client} />
      </Section>
      <Section id="samples" title={said.samples}>
        <p>{said.samplesNote}</p>
        <SampleList site={site} />
      </Section>
      <Section id="errors" title={said.errors}>
        <p>{said.errorsNote}</p>
        <dl className="facts">
          {said.answers.map(([value, meaning]) => (
            <div className="fact" key={value}>
              <dt>
                <code>{value}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <Copyable id="rehearsal" text={rehearsal(site)} label={said.errors} />
        <p>{said.errorsRest}</p>
      </Section>
      <Section id="machines" title={said.machines}>
        <p>{said.machinesNote}</p>
        <Copyable id="machine-sign-in" text={machineSignIn(site)} label={said.machines} />
      </Section>
    </div>
  );
}
