const response = await fetch('https://guiju.example/v1/checks', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ items: ['GB/T 19001-2008', 'GB 7718-2011', 'ISO 9001'], asOf: '2026-11-01' }),
});
const { lines } = await response.json();
for (const { written, judgement, standard } of lines) console.log(written, judgement, standard?.status);
