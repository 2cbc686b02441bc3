const query = new URLSearchParams({ q: 'gbt19001—2016' });
const response = await fetch(`https://guiju.example/v1/standards/resolve?${query}`);
const { match, standard } = await response.json();
console.log(match, standard?.number, standard?.status);
