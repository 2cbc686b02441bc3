import json
from urllib.request import Request, urlopen

call = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "resolve_designation", "arguments": {"designation": "gbt19001"}},
}
headers = {
    "accept": "application/json, text/event-stream",
    "content-type": "application/json",
    "mcp-protocol-version": "2025-11-25",
}
with urlopen(Request("https://guiju.example/mcp", data=json.dumps(call).encode(), headers=headers)) as response:
    print(response.read().decode())
