import type { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** Makes a copy with marks, and leads to the one that was just made. */
export function LicenceCopy({ licence: { mayUse }, copy }: { licence: EntitlementView; copy: string | null }) {
  const { words, to } = useSite();
  const { licences } = words;
  return (
    <Section id="copy" title={licences.copy}>
      {copy ? (
        <div className="trade-note" role="status">
          <p>
            {licences.made} {licences.copyId} <code>{copy}</code>
          </p>
          <p>
            <a className="trade-go" href={to(`/account/papers/copy/${encodeURIComponent(copy)}`)}>
              {licences.download}
            </a>
          </p>
        </div>
      ) : null}
      {mayUse ? (
        <form method="post" className="form">
          <input type="hidden" name="intent" value="copy" />
          <p className="help">{licences.copyHelp}</p>
          <button type="submit" className="primary">
            {licences.make}
          </button>
        </form>
      ) : (
        <p>{licences.mayNot}</p>
      )}
    </Section>
  );
}
