import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { countText } from '../dates.ts';
import { fieldName, fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { HolderLink } from './holder-link.tsx';
import { Instant } from './instant.tsx';
import { Fact } from './record-facts.tsx';
import { Section } from './section.tsx';

/** What is claimed, by whom, of which file, and since when. */
export function DepositFacts({ deposit }: { deposit: DepositRecord }) {
  const { words } = useSite();
  const { deposits } = words;
  const { claims, file, sealedAt, acceptedAt, supersedes, supersededBy, entry, fixity } = deposit;
  return (
    <Section id="facts" title={deposits.facts}>
      <p>{claims ? deposits.claimed : deposits.undisclosedHelp}</p>
      <dl className="facts facts-long">
        <ClaimedFacts deposit={deposit} />
        <Fact name={deposits.fileHash}>
          <Hash hex={file.sha256} />
        </Fact>
        <Fact name={deposits.fileSize}>
          {file.mediaType} {words.unit.dot} {deposits.bytes(countText(file.bytes))}
        </Fact>
        <Fact name={deposits.sealedAt}>{sealedAt ? <Time at={sealedAt} /> : null}</Fact>
        <Fact name={deposits.acceptedAt}>{acceptedAt ? <Time at={acceptedAt} /> : null}</Fact>
        <Fact name={deposits.supersedes}>{supersedes ? <DepositLink id={supersedes} /> : null}</Fact>
        <Fact name={deposits.supersededBy}>{supersededBy ? <DepositLink id={supersededBy} /> : null}</Fact>
        <Fact name={deposits.fixity}>
          {fixity ? (
            <>
              <Time at={fixity.checkedAt} /> {words.unit.dot} {fixity.ok ? deposits.fixityOk : deposits.fixityBroken}
              {fixity.ok ? null : (
                <>
                  {' '}
                  {words.unit.dot} {deposits.fixityWhole} <Time at={fixity.wholeAt} />
                </>
              )}
            </>
          ) : null}
        </Fact>
        <Fact name={deposits.entry}>{entry ? <Hash hex={entry} /> : null}</Fact>
        <Fact name={deposits.identifier}>
          <code>{deposit.id}</code>
        </Fact>
      </dl>
    </Section>
  );
}

function ClaimedFacts({ deposit: { claims, holder, claimedBy } }: { deposit: DepositRecord }) {
  const { language, words } = useSite();
  const { deposits } = words;
  if (!claims || !holder || !claimedBy) return null;
  return (
    <>
      <Fact name={deposits.held}>
        <HolderLink holder={holder} />
      </Fact>
      <Fact name={deposits.depositor}>
        {claimedBy.organization === holder.organization ? null : <HolderLink holder={claimedBy} />}
      </Fact>
      <Fact name={deposits.basis}>{deposits.bases[claims.ownership.basis]}</Fact>
      <Fact name={fieldName(language, 'adoption')}>{claims.adoption?.numbers.join(words.unit.listComma)}</Fact>
      <Fact name={fieldName(language, 'access')}>{fieldWord(language, 'access', claims.access)}</Fact>
    </>
  );
}

/** Hexadecimal in groups of eight that wrap; taken away, it has no gaps. */
function Hash({ hex }: { hex: string }) {
  const groups = hex.match(/.{8}/g) ?? [];
  return (
    <code className="hash">
      {groups.map((group, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of a hash have nothing but their place
        <span key={position}>{group}</span>
      ))}
    </code>
  );
}

function Time({ at }: { at: string }) {
  const { words } = useSite();
  return (
    <>
      <Instant at={at} /> <span className="small-print">{words.deposits.beijing}</span>
    </>
  );
}

function DepositLink({ id }: { id: string }) {
  const { to } = useSite();
  return (
    <a href={to(`/deposits/${id}`)}>
      <code>{id}</code>
    </a>
  );
}
