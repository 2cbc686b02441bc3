curl -s "https://guiju.example/v1/checks" -H "content-type: application/json" \
  -d '{"items": ["GB/T 19001-2008", "GB 7718-2011", "ISO 9001"], "asOf": "2026-11-01"}'
