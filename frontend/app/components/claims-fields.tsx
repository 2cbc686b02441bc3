import { Claims } from '#shared/deposits/deposit.ts';
import { AccessLevel } from '#shared/standards/codes.ts';
import { fieldWord } from '../field-words.ts';
import { languageTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import type { OrganizationBody } from '../organization-model.ts';
import type { Typed } from '../typed-claims.ts';
import { Choice, Field, TextField } from './form-parts.tsx';

const bases = Claims.shape.ownership.shape.basis.options;

/** What a depositor claims. */
export function ClaimsFields({ organizations, typed }: { organizations: OrganizationBody[]; typed: Typed }) {
  const { words, language } = useSite();
  const { claims } = words.wizard;
  const { bases: basisWords } = words.deposits;
  return (
    <div className="form">
      <p className="help">{claims.note}</p>
      <Choice
        id="organization"
        label={claims.organization}
        value={typed.organization}
        options={organizations.map(({ id, name }) => [id, (language === 'en' && name.en) || name.zh])}
      />
      <Field id="number" name="number" label={claims.number} help={claims.numberHelp} value={typed.number} required />
      <Field id="zh" name="zh" label={claims.zh} value={typed.zh} lang={languageTag.zh} required />
      <Field id="en" name="en" label={claims.en} value={typed.en} lang={languageTag.en} />
      <Choice
        id="basis"
        label={claims.basis}
        value={typed.basis}
        options={bases.map((basis) => [basis, basisWords[basis]])}
      />
      <Choice
        id="access"
        label={claims.access}
        value={typed.access}
        options={AccessLevel.options.map((level) => [level, fieldWord(language, 'access', level)])}
      />
      <MoreClaims typed={typed} />
      <div className="field">
        <label className="choice">
          <input
            type="checkbox"
            name="confidential"
            defaultChecked={typed.confidential !== undefined}
            aria-describedby="confidential-help"
          />
          {claims.confidential}
        </label>
        <p className="help" id="confidential-help">
          {claims.confidentialHelp}
        </p>
      </div>
      <p className="help" data-needs-script hidden>
        {words.wizard.draftKept}
      </p>
    </div>
  );
}

/** What many deposits do not need, folded until something stands in it. */
function MoreClaims({ typed }: { typed: Typed }) {
  const { claims } = useSite().words.wizard;
  const isUsed = [typed.chain, typed.adopts, typed.permission, typed.patents, typed.contact, typed.supersedes].some(
    Boolean,
  );
  return (
    <details className="more-claims" open={isUsed}>
      <summary>{claims.more}</summary>
      <div className="form">
        <TextField id="chain" label={claims.chain} help={claims.chainHelp} value={typed.chain} />
        <TextField id="adopts" label={claims.adopts} help={claims.adoptsHelp} value={typed.adopts} />
        <TextField id="permission" label={claims.permission} help={claims.permissionHelp} value={typed.permission} />
        <TextField id="patents" label={claims.patents} value={typed.patents} />
        <Field id="contact" name="contact" label={claims.contact} value={typed.contact} />
        <Field
          id="supersedes"
          name="supersedes"
          label={claims.supersedes}
          help={claims.supersedesHelp}
          value={typed.supersedes}
        />
      </div>
    </details>
  );
}
