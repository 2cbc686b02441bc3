/** What forms of projects and reviews hold, as the API takes it: what is empty is left out. */
type Typed = Record<string, string>;

function typedIn(form: FormData): Typed {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
}

function filled(given: Record<string, string | undefined>): Typed {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

export function commentBody(form: FormData) {
  const typed = typedIn(form);
  const { clause, text = '', proposal, name, email, showName } = typed;
  const sender = filled({ name, email });
  const body = {
    text,
    ...filled({ clause, proposal }),
    ...(Object.keys(sender).length > 0 && { sender }),
    showName: showName === 'yes',
  };
  return { typed, body };
}

/** The number and the code by which a comment is looked up; the number is undefined in a form that sends one. */
export function soughtComment(form: FormData): { sought: string | undefined; code: string } {
  const { sought, code = '' } = typedIn(form);
  return { sought, code };
}

export function projectBody(form: FormData) {
  const typed = typedIn(form);
  const { zh = '', en, plan = '', region = '', mandate, custodian, ics, ccs, replaces, initiatedOn = '' } = typed;
  const body = {
    titles: { zh, ...filled({ en }) },
    plan,
    region,
    mandate,
    initiatedOn,
    bodies: custodian ? { custodian: [custodian] } : {},
    ...(ics && { ics: [ics] }),
    ...(ccs && { ccs: [ccs] }),
    ...(replaces && { replaces: [replaces] }),
  };
  return { typed, body };
}

export function moveBody(form: FormData) {
  const typed = typedIn(form);
  const { move = '', on = '', reason, until, draft, number, effective, recordNo } = typed;
  const details = filled({ reason, until, number, effective, recordNo });
  const body = { move, on, ...details, ...(draft && { draft: clausesIn(draft) }) };
  return { typed, body };
}

export function dispositionBody(form: FormData) {
  const { verdict = '', reason, hidesText } = typedIn(form);
  return { verdict, ...filled({ reason }), hidesText: hidesText === 'yes' };
}

export function reviewBody(form: FormData) {
  const typed = typedIn(form);
  const { outcome = '', on = '', reason = '' } = typed;
  return { typed, body: { outcome, on, reason } };
}

export function recordBody(form: FormData) {
  const typed = typedIn(form);
  const { number = '', zh = '', en, body: bodyName, role, began, on = '', until, result } = typed;
  const { sourceName = '', sourceUrl, retrieved = '' } = typed;
  const body = {
    number,
    title: { zh, ...filled({ en }) },
    on,
    ...filled({ body: bodyName, role, began, until, result }),
    source: { name: sourceName, retrieved, ...filled({ url: sourceUrl }) },
  };
  return { typed, body };
}

/** Clauses of a draft as it is typed: a line `# 4.1 Title` begins each one. */
export function clausesIn(text: string): { clause: string; title?: string; text: string }[] {
  const parts = text.split(/^#[ \t]+/m).map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const [head = '', ...lines] = part.split('\n');
    const [clause = '', ...title] = head.trim().split(/\s+/);
    return { clause, ...(title.length > 0 && { title: title.join(' ') }), text: lines.join('\n').trim() };
  });
}
