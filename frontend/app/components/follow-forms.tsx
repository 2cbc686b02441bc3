import { kindWords } from '#shared/alerts/happening-words.ts';
import { type FollowBody, kindsFor, type Offer, offerParams, offerText } from '../alert-model.ts';
import { useSite } from '../messages/messages.ts';
import type { OrganizationBody } from '../organization-model.ts';
import { Choice, Field } from './form-parts.tsx';

interface ChannelProps {
  /** Keeps ids apart where several forms are on the page. */
  id: string;
  organizations: readonly OrganizationBody[];
  /** What is followed, as far as it is known. */
  target: Offer['kind'] | undefined;
  value?: Pick<FollowBody, 'mail' | 'organization' | 'kinds'>;
}

/** How a follow tells: by mail, and by the webhooks of an organization where the member has one; and of what. */
function Channels({ id, organizations, target, value }: ChannelProps) {
  const { words, language } = useSite();
  const { mail, pace, organization, noOrganization, kinds } = words.alerts;
  const paces = (['none', 'at-once', 'daily'] as const).map((one): [string, string] => [one, pace[one]]);
  const named = organizations.map(({ id: one, name }): [string, string] => [
    one,
    (language === 'en' && name.en) || name.zh,
  ]);
  return (
    <>
      <Choice id={`${id}-mail`} name="mail" label={mail} value={value?.mail ?? 'daily'} options={paces} />
      {organizations.length > 0 ? (
        <Choice
          id={`${id}-organization`}
          name="organization"
          label={organization}
          value={value?.organization ?? ''}
          options={[['', noOrganization], ...named]}
        />
      ) : null}
      <details className="follow-kinds">
        <summary>{kinds(value?.kinds.length ?? 0)}</summary>
        <fieldset className="choices">
          <legend className="visually-hidden">{kinds(0)}</legend>
          {kindsFor(target).map((kind) => (
            <label key={kind} className="choice">
              <input type="checkbox" name="kinds" value={kind} defaultChecked={value?.kinds.includes(kind)} />
              {kindWords[kind][language]}
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}

interface NewFollowProps {
  offer: Offer | undefined;
  organizations: readonly OrganizationBody[];
  typed?: string;
}

/** Follows what the address names, or a standard whose number is typed. */
export function NewFollowForm({ offer, organizations, typed }: NewFollowProps) {
  const { alerts } = useSite().words;
  return (
    <form method="post" className="form">
      {offer ? (
        <>
          {[...offerParams(offer)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>{offer.kind === 'check' ? alerts.offerCheck : alerts.offer(alerts.kind[offer.kind], offerText(offer))}</p>
          {offer.kind === 'check' ? (
            <Field id="name" name="name" label={alerts.listName} value={typed ?? alerts.defaultListName} required />
          ) : null}
        </>
      ) : (
        <Field id="number" name="number" label={alerts.number} help={alerts.numberHelp} value={typed} required />
      )}
      <Channels id="new" organizations={organizations} target={offer?.kind} />
      <button type="submit" name="intent" value="follow">
        {alerts.follow}
      </button>
    </form>
  );
}

export function FollowEntry({
  follow,
  organizations,
}: {
  follow: FollowBody;
  organizations: readonly OrganizationBody[];
}) {
  const { alerts } = useSite().words;
  const { id, label, target, feeds } = follow;
  return (
    <article className="follow" aria-labelledby={id}>
      <h3 id={id}>
        {label} <span className="small-print">{alerts.kind[target.kind]}</span>
      </h3>
      <p className="follow-feeds">
        <a href={feeds.atom}>{alerts.atom}</a>
        <a href={feeds.json}>{alerts.json}</a>
        <a href={feeds.calendar}>{alerts.calendar}</a>
      </p>
      <form method="post" className="follow-channels">
        <input type="hidden" name="id" value={id} />
        <Channels id={`${id}-how`} organizations={organizations} target={target.kind} value={follow} />
        <button type="submit" name="intent" value="change" aria-describedby={id}>
          {alerts.save}
        </button>
        <button type="submit" name="intent" value="delete" aria-describedby={id}>
          {alerts.unfollow}
        </button>
      </form>
    </article>
  );
}
