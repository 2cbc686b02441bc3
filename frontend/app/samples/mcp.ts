// npm install @modelcontextprotocol/client
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const client = new Client({ name: 'first-steps', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL('https://guiju.example/mcp')));
const { content } = await client.callTool({ name: 'resolve_designation', arguments: { designation: 'gbt19001' } });
console.log(JSON.stringify(content, null, 2));
await client.close();
