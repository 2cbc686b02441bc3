from urllib.request import urlopen

with urlopen("https://guiju.example/standards/gb-t.19001-2016.bib") as response:
    print(response.read().decode())
