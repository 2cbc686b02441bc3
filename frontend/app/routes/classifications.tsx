import { ClassList } from '../components/class-list.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { listClassifications } from '../services.server.ts';
import type { Route } from './+types/classifications.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const [ics, ccs] = await Promise.all([
      listClassifications({ scheme: 'ics' }),
      listClassifications({ scheme: 'ccs' }),
    ]);
    return { ics, ccs };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=3600' };
}

export function meta({ location }: Route.MetaArgs) {
  const { classes } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: classes.title, description: classes.intro });
}

export default function Classifications({ loaderData: { ics, ccs } }: Route.ComponentProps) {
  const { words } = useSite();
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{words.classes.title}</h1>
        <p className="lead">{words.classes.intro}</p>
      </header>
      <Section id="ics" title={words.classes.icsTitle}>
        <ClassList scheme="ics" nodes={ics} />
      </Section>
      <Section id="ccs" title={words.classes.ccsTitle}>
        <ClassList scheme="ccs" nodes={ccs} />
      </Section>
    </div>
  );
}
