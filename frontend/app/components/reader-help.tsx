import { useSite } from '../messages/messages.ts';

/** What the keys do. Single keys can be switched off (WCAG 2.1.4). */
export function ReaderHelp() {
  const { words } = useSite();
  const { keys } = words.reader;
  const rows: [string[], string][] = [
    [['←', '→'], keys.pages],
    [['PageUp', 'PageDown'], keys.edge],
    [['+', '-', '0'], keys.zoom],
    [['r'], keys.turn],
    [['n', 'p'], keys.hits],
    [['/'], keys.find],
    [['?'], keys.help],
  ];
  return (
    <dialog className="reader-help" id="reader-help" aria-labelledby="reader-help-title">
      <h2 id="reader-help-title">{keys.title}</h2>
      <dl>
        {rows.map(([pressed, meaning]) => (
          <div key={meaning}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input type="checkbox" defaultChecked data-single-keys /> {keys.single}
        </label>
      </p>
      <p className="small-print">{keys.singleHelp}</p>
      <form method="dialog">
        <button type="submit">{keys.close}</button>
      </form>
    </dialog>
  );
}
