const query = new URLSearchParams({ q: '质量管理体系', status: 'in-force', size: '3' });
const response = await fetch(`https://guiju.example/v1/standards?${query}`);
const { total, items } = await response.json();
console.log(total);
for (const { number, title, status } of items) console.log(number, title.zh, status);
