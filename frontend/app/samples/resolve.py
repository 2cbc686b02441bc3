import json
from urllib.parse import urlencode
from urllib.request import urlopen

query = urlencode({"q": "gbt19001—2016"})
with urlopen(f"https://guiju.example/v1/standards/resolve?{query}") as response:
    answer = json.load(response)
standard = answer["standard"]
print(answer["match"], standard and standard["number"], standard and standard["status"])
