curl -s "https://guiju.example/standards/gb-t.19001-2016.bib"
