import json
from urllib.parse import urlencode
from urllib.request import urlopen

query = {"q": "GB", "size": 20}
while True:
    with urlopen(f"https://guiju.example/v1/standards?{urlencode(query)}") as response:
        page = json.load(response)
    for item in page["items"]:
        print(item["number"])
    if page["next"] is None:
        break
    query["cursor"] = page["next"]
