import { expect, test } from 'vitest';
import { errataBody } from '#frontend/app/errata-forms.ts';

const held = [
  { on: '2026-10-01', text: { zh: '甲' } },
  { on: '2026-10-02', text: { zh: '乙' } },
];

function body(fields: Record<string, string>, stated = held) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return errataBody(form, stated);
}

test('a form adds an erratum to those that are stated, without what was left empty', () => {
  const { typed, body: sent } = body({
    revision: '3',
    on: ' 2026-11-01 ',
    clause: '5.2',
    page: '',
    zh: '丙',
    en: '',
    reason: '公告',
  });
  expect(typed.revision).toBe('3');
  expect(sent).toEqual({ errata: [...held, { on: '2026-11-01', clause: '5.2', text: { zh: '丙' } }], reason: '公告' });
  const full = {
    on: '2026-11',
    kind: 'technical',
    page: '7',
    zh: '丙',
    en: 'C',
    source: 'No. 5',
    url: 'https://std.example',
  };
  expect(body(full, []).body).toEqual({
    errata: [
      {
        on: '2026-11',
        kind: 'technical',
        page: 7,
        text: { zh: '丙', en: 'C' },
        source: 'No. 5',
        url: 'https://std.example',
      },
    ],
  });
});

test('a form strikes the erratum it stands beside, and the last one takes all back', () => {
  expect(body({ revision: '3', strike: '0' }).body).toEqual({ errata: [held[1]] });
  expect(body({ revision: '3', strike: '0' }, held.slice(0, 1)).body).toEqual({ errata: null });
});
