const response = await fetch('https://guiju.example/standards/gb-t.19001-2016.bib');
console.log(await response.text());
