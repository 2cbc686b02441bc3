curl -s "https://guiju.example/v1/standards" --get \
  --data-urlencode "q=质量管理体系" -d "status=in-force" -d "size=3"
