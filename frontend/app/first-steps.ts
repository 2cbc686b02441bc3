import type { Language } from './language.ts';
import { sampleText } from './samples.ts';

interface FirstStep {
  id: string;
  about: Record<Language, string>;
  /** For a POSIX shell with curl; steps are run in one shell, in this order. */
  command: string;
}

/** From nothing to a key, a record, a citation, a harvested set and an agent's tool; `TOKEN` is an access token. */
export function firstSteps(site: string): FirstStep[] {
  return [
    {
      id: 'key',
      about: {
        zh: '建立密钥，并用它问自己是谁。TOKEN 是访问令牌：本机运行时由 npm run token -- --role reader 给出；不用令牌时，在「我的 → 密钥」页面建立密钥，填入 KEY。',
        en: 'Make a key, and ask with it who you are. TOKEN is an access token: on a computer of your own, npm run token -- --role reader prints one; without one, make the key on the page My account → API keys and put it into KEY.',
      },
      command: [
        `KEY=$(curl -s "${site}/v1/api-keys" -H "authorization: Bearer $TOKEN" \\`,
        `  -H "content-type: application/json" -d '{"label": "first steps", "days": 30}' |`,
        `  sed 's/.*"apiKey":"\\([^"]*\\)".*/\\1/')`,
        `curl -s "${site}/v1/me" -H "x-api-key: $KEY"`,
      ].join('\n'),
    },
    {
      id: 'find',
      about: { zh: '由随手写的标准号找到标准', en: 'Find a standard by a number as people write it' },
      command: `curl -s "${site}/v1/standards/resolve?q=gbt19001"`,
    },
    {
      id: 'cite',
      about: {
        zh: '导出引文，供 Zotero、EndNote、JabRef 等导入',
        en: 'Export its citation for Zotero, EndNote, JabRef and others to import',
      },
      command: ['ris', 'bib']
        .map((form) => `curl -s -o "gb-t.19001-2016.${form}" "${site}/standards/gb-t.19001-2016.${form}"`)
        .join('\n'),
    },
    {
      id: 'harvest',
      about: {
        zh: '以 OAI-PMH 收割一个集合：此处为强制性国家标准',
        en: 'Harvest a set by OAI-PMH, here the mandatory national standards',
      },
      command: [
        'page=0',
        `address="${site}/oai?verb=ListRecords&metadataPrefix=oai_dc&set=kind:GB:mandatory"`,
        'while [ -n "$address" ]; do',
        '  page=$((page + 1))',
        '  curl -s -o "set-$page.xml" "$address"',
        `  token=$(sed -n 's/.*<resumptionToken[^>]*>\\([^<]*\\)<.*/\\1/p' "set-$page.xml")`,
        `  address=\${token:+"${site}/oai?verb=ListRecords&resumptionToken=$token"}`,
        'done',
        `grep -o '<identifier>[^<]*' set-*.xml`,
      ].join('\n'),
    },
    {
      id: 'mcp',
      about: {
        zh: '用官方客户端调用 MCP 服务器（Node.js 22 或更新；先运行 npm install @modelcontextprotocol/client）',
        en: 'Call the MCP server with the official client (Node.js 22 or newer; run npm install @modelcontextprotocol/client first)',
      },
      command: `cat > first-steps.mjs <<'END'\n${sampleText('mcp', 'ts', site)}END\nnode first-steps.mjs`,
    },
  ];
}

/** The client and the command line of the service, from an empty folder on. */
export function clientSteps(site: string): string {
  return [
    `npm install ${site}/clients/guiju.tgz`,
    `export GUIJU_URL=${site}`,
    'npx guiju search 质量管理体系 --size 3',
    'npx guiju cite "GB/T 19001" --style bib',
    'echo "GB/T 19001-2008" | npx guiju check --json',
    "cat > client.mjs <<'END'",
    "import { createClient } from 'guiju';",
    `const client = createClient({ baseUrl: '${site}', language: 'en' });`,
    "for await (const { number, status } of client.searchAll({ q: 'GB/T 19001' })) console.log(number, status);",
    'END',
    'node client.mjs',
  ].join('\n');
}

/** Shows an answer of 429 as a program meets it; `TOKEN` as in the first steps. */
export function rehearsal(site: string): string {
  return [
    `TEST=$(curl -s "${site}/v1/api-keys" -H "authorization: Bearer $TOKEN" \\`,
    `  -H "content-type: application/json" -d '{"label": "trial", "sandbox": true}' |`,
    `  sed 's/.*"apiKey":"\\([^"]*\\)".*/\\1/')`,
    `curl -s -i "${site}/v1/standards?q=GB" -H "x-api-key: $TEST" -H "sandbox-answer: 429"`,
  ].join('\n');
}

/** How a program of an organization signs in; `ISSUER`, `CLIENT_ID` and `CLIENT_SECRET` are given to the organization. */
export function machineSignIn(site: string): string {
  return [
    `ENDPOINT=$(curl -s "$ISSUER/.well-known/openid-configuration" | sed 's/.*"token_endpoint":"\\([^"]*\\)".*/\\1/')`,
    `ACCESS=$(curl -s "$ENDPOINT" -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials \\`,
    `  -d "scope=urn:guiju:api/depositor" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -s "${site}/v1/me" -H "authorization: Bearer $ACCESS"`,
  ].join('\n');
}
