import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import type { OrganizationBody } from '../organization-model.ts';
import { Field } from './form-parts.tsx';
import { AccountPath } from './page-path.tsx';
import { Section } from './section.tsx';

/** Names, code and state of an organization. */
export function OrganizationHead({ organization }: { organization: OrganizationBody }) {
  const { words } = useSite();
  const { name, creditCode, state, asked } = organization;
  const { organizations } = words.account;
  return (
    <header className="page-head">
      <AccountPath />
      <h1 lang="zh-Hans">{name.zh}</h1>
      {name.en ? (
        <p className="other-title" lang="en">
          {name.en}
        </p>
      ) : null}
      <dl className="facts">
        <div className="fact">
          <dt>{organizations.creditCode}</dt>
          <dd>
            <code>{creditCode}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>{organizations.state}</dt>
          <dd>
            {organizations.states[state]}
            {asked ? <span>{organizations.asked(beijingTime(asked.at))}</span> : null}
          </dd>
        </div>
      </dl>
    </header>
  );
}

interface VerificationProps {
  organization: OrganizationBody;
  administers: boolean;
  decides: boolean;
}

/** What an administrator may still correct and ask, and what a reviewer may decide. */
export function VerificationForms({ organization, administers, decides }: VerificationProps) {
  const { organizations } = useSite().words.account;
  const isOpen = organization.state === 'unverified' && !organization.asked;
  return (
    <>
      {administers && isOpen ? (
        <>
          <Section id="names" title={organizations.names}>
            <NamesForm organization={organization} />
          </Section>
          <Section id="verification" title={organizations.ask}>
            <form method="post" className="form">
              <p className="help">{organizations.askNote}</p>
              <button type="submit" name="intent" value="ask">
                {organizations.ask}
              </button>
            </form>
          </Section>
        </>
      ) : null}
      {decides ? (
        <Section id="decision" title={organizations.decide}>
          <DecisionForm organization={organization} />
        </Section>
      ) : null}
    </>
  );
}

function NamesForm({ organization: { name, creditCode } }: { organization: OrganizationBody }) {
  const { organizations, save } = useSite().words.account;
  return (
    <form method="post" className="form">
      <Field id="zh" name="zh" label={organizations.nameZh} value={name.zh} required lang="zh-Hans" />
      <Field id="en" name="en" label={organizations.nameEn} value={name.en} lang="en" />
      <Field id="creditCode" name="creditCode" label={organizations.creditCode} value={creditCode} required />
      <button type="submit" name="intent" value="names">
        {save}
      </button>
    </form>
  );
}

const decisions = {
  unverified: ['approve', 'refuse'],
  verified: ['suspend'],
  suspended: ['reinstate'],
} as const;

/** A form for one decision at a time: the button says which. */
function DecisionForm({ organization: { state, asked } }: { organization: OrganizationBody }) {
  const { organizations } = useSite().words.account;
  if (state === 'unverified' && !asked) return <p>{organizations.states.unverified}</p>;
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value="decide" />
      <Field id="reason" name="reason" label={organizations.reason} required />
      <div className="buttons">
        {decisions[state].map((decision) => (
          <button key={decision} type="submit" name="decision" value={decision}>
            {organizations.decisions[decision]}
          </button>
        ))}
      </div>
    </form>
  );
}
