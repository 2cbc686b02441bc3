curl -s "https://guiju.example/v1/standards/resolve" --get --data-urlencode "q=gbt19001—2016"
