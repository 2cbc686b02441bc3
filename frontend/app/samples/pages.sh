address="https://guiju.example/v1/standards?q=GB&size=20"
while [ -n "$address" ]; do
  curl -s -D headers.txt "$address" | grep -o '"number":"[^"]*","title"' || true
  next=$(sed -n 's/^link: <\([^>]*\)>; rel="next".*/\1/p' headers.txt)
  address=${next:+https://guiju.example$next}
done
