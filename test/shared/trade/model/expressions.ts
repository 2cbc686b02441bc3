export type Row = Record<string, unknown>;

interface Named {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/** Whether a condition of the kinds that the stores use holds for a row; without a condition it does. */
export function conditionHolds(expression: string | undefined, row: Row | undefined, named: Named = {}): boolean {
  if (!expression) return true;
  const plain = expression.replace(/(\S+) BETWEEN (\S+) AND (\S+)/g, '$1 >= $2 AND $1 <= $3');
  return plain.split(' AND ').every((part) => termHolds(part.trim(), row, named));
}

function termHolds(term: string, row: Row | undefined, named: Named): boolean {
  const called = /^(attribute_exists|attribute_not_exists|begins_with)\(([^,)]+)(?:, ([^)]+))?\)$/.exec(term);
  if (called) {
    const [, name, field = '', value = ''] = called;
    const held = row?.[fieldOf(field, named)];
    if (name === 'begins_with') return String(held).startsWith(String(valueIn(value, named)));
    return (held === undefined) === (name === 'attribute_not_exists');
  }
  const compared = /^(\S+) (=|<|<=|>=) (\S+)$/.exec(term);
  if (!compared) throw new TypeError(`The tables in memory do not know the condition ${term}.`);
  const [, field = '', sign, value = ''] = compared;
  const [held, other] = [row?.[fieldOf(field, named)], valueIn(value, named)] as [never, never];
  if (held === undefined) return false;
  if (sign === '=') return held === other;
  return sign === '<' ? held < other : sign === '<=' ? held <= other : held >= other;
}

/** A row after `SET field = :value` and `SET field = if_not_exists(field, :zero) + :value`. */
export function updated(row: Row, { UpdateExpression = '', ...named }: Named & { UpdateExpression?: string }): Row {
  const next = { ...row };
  const assignments = UpdateExpression.replace(/^SET /, '').matchAll(
    /(\S+) = (?:if_not_exists\((\S+), (\S+)\) \+ (\S+?)|(\S+?))(?:, |$)/g,
  );
  for (const [, field = '', , zero = '', by, value = ''] of assignments) {
    const name = fieldOf(field, named);
    next[name] = by ? Number(next[name] ?? valueIn(zero, named)) + Number(valueIn(by, named)) : valueIn(value, named);
  }
  return next;
}

const fieldOf = (name: string, { ExpressionAttributeNames = {} }: Named) => ExpressionAttributeNames[name] ?? name;
const valueIn = (name: string, { ExpressionAttributeValues = {} }: Named) => ExpressionAttributeValues[name];
