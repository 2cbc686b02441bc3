const address = new URL('https://guiju.example/v1/standards?q=GB&size=20');
for (;;) {
  const response = await fetch(address);
  const { items, next } = await response.json();
  for (const { number } of items) console.log(number);
  if (next === null) break;
  address.searchParams.set('cursor', next);
}
