import { expect, test } from 'vitest';
import { clausesIn, commentBody, moveBody } from '#frontend/app/lifecycle-forms.ts';

test('a draft is typed clause by clause', () => {
  const text = '# 1 Scope\nFirst line.\nSecond line.\n\n# 4.1\nNo title # here.\n#A not a clause';
  expect(clausesIn(text)).toEqual([
    { clause: '1', title: 'Scope', text: 'First line.\nSecond line.' },
    { clause: '4.1', text: 'No title # here.\n#A not a clause' },
  ]);
  expect(clausesIn('')).toEqual([]);
});

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test('what is left empty is not sent', () => {
  const { body } = commentBody(form({ clause: '', text: ' Warm? ', proposal: '', name: '', email: '' }));
  expect(body).toEqual({ text: 'Warm?', showName: false });
  const move = moveBody(form({ move: 'draft', on: '2026-11-01', reason: '', revision: '3' }));
  expect(move.body).toEqual({ move: 'draft', on: '2026-11-01' });
  expect(move.typed.revision).toBe('3');
});

test('a name goes with the comment, and is shown only when asked for', () => {
  const { body } = commentBody(form({ text: 'x', name: 'A', showName: 'yes', clause: '4.1' }));
  expect(body).toMatchObject({ sender: { name: 'A' }, showName: true, clause: '4.1' });
});
