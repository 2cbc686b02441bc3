import json
from urllib.request import Request, urlopen

asked = {"items": ["GB/T 19001-2008", "GB 7718-2011", "ISO 9001"], "asOf": "2026-11-01"}
request = Request(
    "https://guiju.example/v1/checks",
    data=json.dumps(asked).encode(),
    headers={"content-type": "application/json"},
)
with urlopen(request) as response:
    report = json.load(response)
for line in report["lines"]:
    print(line["written"], line["judgement"], line["standard"] and line["standard"]["status"])
