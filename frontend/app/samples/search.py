import json
from urllib.parse import urlencode
from urllib.request import urlopen

query = urlencode({"q": "质量管理体系", "status": "in-force", "size": 3})
with urlopen(f"https://guiju.example/v1/standards?{query}") as response:
    found = json.load(response)
print(found["total"])
for item in found["items"]:
    print(item["number"], item["title"].get("zh"), item["status"])
