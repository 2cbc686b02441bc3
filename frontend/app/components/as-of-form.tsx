import { useSite } from '../messages/messages.ts';

interface AsOfFormProps {
  id: string;
  asOf: string;
  /** Parameters of the page that the form keeps. */
  params: URLSearchParams;
  label: string;
}

/** Chooses the day on which statuses hold: a plain GET form that keeps the rest of the address. */
export function AsOfForm({ id, asOf, params, label }: AsOfFormProps) {
  const { words } = useSite();
  const kept = [...params].filter(([name]) => !['asOf', 'cursor', 'page'].includes(name));
  return (
    <form className="as-of">
      <label htmlFor={id}>{label}</label>
      <div className="as-of-field">
        <input id={id} type="date" name="asOf" defaultValue={asOf} min="1900-01-01" max="2100-12-31" required />
        <button type="submit">{words.search.show}</button>
      </div>
      {kept.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
