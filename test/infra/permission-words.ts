import type { Allowed } from './deployed.ts';

/** Says in words what a permission is, e.g. `search-api reads index`. */
export function inWords(name: string, { action, resource, keys }: Allowed): string {
  const [service, verb = ''] = action.split(':');
  if (service === 'es' || service === 'aoss') {
    const searches = verb === 'ESHttpPost' && /\.Arn>\/(?:_msearch|guiju-\w+\/_search)$/.test(resource);
    const isRead = searches || /^(?:ESHttpGet|ESHttpHead|ReadDocument|Describe.*)$/.test(verb);
    return `${name} ${isRead ? 'reads' : 'writes'} index`;
  }
  const table = /^<Data(Catalogue|LiteratureTable)\w+\.(?:Stream)?Arn>(?:\/index\/\*)?$/
    .exec(resource)?.[1]
    ?.replace('Table', '')
    .toLowerCase();
  if (service === 'dynamodb' && table) {
    if (resource.includes('.StreamArn>')) return `${name} follows ${table}`;
    if (keys === 'changes') return `${name} writes changes`;
    return `${name} ${/^(?:Get|BatchGet|Query|Describe)/.test(verb) ? 'reads' : 'writes'} ${table}`;
  }
  // Whoever reads models alone learns which files there are, and the content of none.
  if (service === 's3' && name === 'ask-api' && /^<DataLiterature\w+\.Arn>(?:\/ask\/\*)?$/.test(resource)) {
    const isRead = verb === 'ListBucket' || (verb === 'GetObject' && resource.endsWith('/ask/*'));
    return `${name} ${isRead ? 'reads' : 'writes'} meanings`;
  }
  if (service === 's3' && /^<DataLiterature\w+\.Arn>(?:\/(?:uploads\/)?\*)?$/.test(resource)) {
    return `${name} ${/^(?:GetObject|ListBucket)$/.test(verb) ? 'reads' : 'writes'} literature`;
  }
  if (service === 'dynamodb' && /^<LogEntries\w+\.StreamArn>$/.test(resource)) return `${name} follows log`;
  if (service === 'dynamodb' && /^<DepositsRegister\w+\.StreamArn>$/.test(resource)) return `${name} follows deposits`;
  if (service === 'dynamodb' && /^<DepositsRegister\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:Get|BatchGet|Query|PartiQLSelect|ConditionCheck)/.test(verb) ? 'reads' : 'writes'} depositRecords`;
  }
  if (service === 's3' && /^<DepositsFiles\w+\.Arn>(?:\/(?:uploads\/)?\*)?$/.test(resource)) {
    return `${name} ${/^(?:GetObject|ListBucket)$/.test(verb) ? 'reads' : 'writes'} deposits`;
  }
  if (service === 'dynamodb' && /^<LogEntries\w+\.Arn>$/.test(resource) && keys === 'entry#*,pending#*') {
    return `${name} writes logEntries`;
  }
  if (service === 'dynamodb' && /^<LogEntries\w+\.Arn>$/.test(resource)) {
    return `${name} ${/^(?:Get|BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} log`;
  }
  if (service === 'dynamodb' && /^<TradeRecords\w+\.StreamArn>$/.test(resource)) return `${name} follows trade`;
  if (service === 'dynamodb' && /^<TradeRecords\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} trade`;
  }
  if (service === 'dynamodb' && /^<LedgerBooks\w+\.StreamArn>$/.test(resource)) return `${name} follows ledger`;
  if (service === 'dynamodb' && /^<LedgerBooks\w+\.Arn>$/.test(resource)) {
    return `${name} ${/^(?:BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} ledger`;
  }
  if (service === 'secretsmanager' && /^<PaymentsProviders\w+>$/.test(resource)) return `${name} reads payments`;
  if (service === 'dynamodb' && /^<WebhooksMessages\w+\.StreamArn>$/.test(resource)) return `${name} follows webhooks`;
  if (service === 'dynamodb' && /^<WebhooksMessages\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    if (keys === 'event#*') return `${name} writes announcements`;
    return `${name} ${/^(?:BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} webhooks`;
  }
  if (service === 'dynamodb' && /^<AlertsFollows\w+\.StreamArn>$/.test(resource)) return `${name} follows alerts`;
  if (service === 'dynamodb' && /^<AlertsFollows\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} alerts`;
  }
  if (service === 'ses') return `${name} writes mail`;
  if (service === 's3' && /^<DumpsFiles\w+\.Arn>(?:\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:GetObject|ListBucket)$/.test(verb) ? 'reads' : 'writes'} dumps`;
  }
  if (service === 'dynamodb' && /^<LifecycleProjects\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:Get|BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} lifecycle`;
  }
  if (service === 'dynamodb' && /^<MattersDesk\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:Get|BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} matters`;
  }
  if (service === 'dynamodb' && /^<QualityDoubts\w+\.Arn>$/.test(resource)) {
    return `${name} ${/^(?:Get|Query)/.test(verb) ? 'reads' : 'writes'} quality`;
  }
  if (service === 'dynamodb' && /^<ChecksReports\w+\.Arn>$/.test(resource)) {
    return `${name} ${verb === 'GetItem' ? 'reads' : 'writes'} checks`;
  }
  if (service === 'dynamodb' && /^<MembersOrganizations\w+\.Arn>(?:\/index\/\*)?$/.test(resource)) {
    return `${name} ${/^(?:BatchGet|Query)/.test(verb) ? 'reads' : 'writes'} members`;
  }
  if (service === 'dynamodb' && /^<MembersKeys\w+\.Arn>$/.test(resource)) {
    const use = { BatchGetItem: 'reads keyUse', UpdateItem: 'writes keyUse', Query: 'reads keys' };
    return `${name} ${use[verb as keyof typeof use] ?? 'writes keys'}`;
  }
  if (service === 's3' && /^<CopiesFiles\w+\.Arn>\/copies\/\*$/.test(resource)) {
    return `${name} ${verb === 'GetObject' ? 'reads' : 'writes'} copies`;
  }
  if (service === 's3' && /^<LogFiles\w+\.Arn>(?:\/(?:staging\/)?\*)?$/.test(resource)) {
    return `${name} ${/^(?:GetObject|ListBucket)$/.test(verb) ? 'reads' : 'writes'} log`;
  }
  if (service === 'kms' && /^<LogSigningKey\w+\.Arn>$/.test(resource)) {
    return `${name} ${verb === 'GetPublicKey' ? 'reads' : 'writes'} logKey`;
  }
  if (service === 'logs' && new RegExp(`^<${name.replaceAll('-', '')}Logs\\w+\\.Arn>$`).test(resource)) {
    return `${name} writes its log`;
  }
  if (service === 'sqs' && resource.startsWith('<StreamsDeadLetters')) return `${name} leaves dead letters`;
  return `${name} may ${action} on ${resource}`;
}
