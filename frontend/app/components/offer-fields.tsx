import { LicenceCode } from '#shared/trade/licence.ts';
import { licenceWords } from '#shared/trade/licence-words.ts';
import { useSite } from '../messages/messages.ts';
import { limitsOf, type Typed } from '../offer-forms.ts';
import { Field, TextField } from './form-parts.tsx';

/** Every licence that there is, to be ticked, priced and limited. */
export function OfferFields({ typed }: { typed: Typed }) {
  const { sales } = useSite().words;
  return (
    <>
      <p className="help">{sales.offersHelp}</p>
      {LicenceCode.options.map((code) => (
        <OfferFieldset key={code} code={code} typed={typed} />
      ))}
      <TextField id="members" label={sales.members} help={sales.membersHelp} value={typed.members} />
    </>
  );
}

function OfferFieldset({ code, typed }: { code: LicenceCode; typed: Typed }) {
  const { language, words } = useSite();
  const { sales } = words;
  const { name, plain } = licenceWords(code);
  const isOffered = typed[`${code}.offer`] !== undefined;
  const field = (part: string) => ({ id: `${code}-${part}`, name: `${code}.${part}`, value: typed[`${code}.${part}`] });
  return (
    <details className="trade-offer" open={isOffered} data-licence={code}>
      <summary>
        {name[language]} <code>{code}</code>
      </summary>
      <p className="small-print">{plain[language]}</p>
      <fieldset className="form choices-plain">
        <legend className="visually-hidden">{name[language]}</legend>
        <label className="choice">
          <input type="checkbox" name={`${code}.offer`} defaultChecked={isOffered} />
          {sales.offer(name[language])}
        </label>
        <Field {...field('price')} label={sales.price} />
        <Field {...field('memberPrice')} label={sales.memberPrice} />
        <Field {...field('tax')} value={typed[`${code}.tax`] ?? '6'} label={sales.tax} />
        {limitsOf(code).map(({ name: limit, isNeeded }) => (
          <Field
            key={limit}
            {...field(limit)}
            type={limit === 'users' || limit === 'months' ? 'number' : 'text'}
            label={`${words.market.listing.limits[limit]}${isNeeded ? '' : sales.mayLeave}`}
            help={helpOf(limit, sales)}
          />
        ))}
      </fieldset>
    </details>
  );
}

function helpOf(limit: string, sales: { territoryHelp: string; languagesHelp: string }): string | undefined {
  if (limit === 'territory') return sales.territoryHelp;
  return limit === 'languages' ? sales.languagesHelp : undefined;
}
