curl -s "https://guiju.example/mcp" -H "accept: application/json, text/event-stream" \
  -H "content-type: application/json" -H "mcp-protocol-version: 2025-11-25" \
  -d '{"jsonrpc": "2.0", "id": 1, "method": "tools/call",
       "params": {"name": "resolve_designation", "arguments": {"designation": "gbt19001"}}}'
