import { describe, expect, test } from 'vitest';
import { type Comment, type CommentViewer, commentView, GivenDisposition } from '#shared/lifecycle/comment.ts';
import { commentTable } from '#shared/lifecycle/comment-table.ts';

const disposition = { reason: null, hidesText: false, at: '2026-11-02T00:00:00Z', actor: 'e', requestId: 'r' };
const comment: Comment = {
  id: 'com-0123456789abcdef01234567',
  revision: 1,
  draft: 1,
  clause: '4.1',
  text: '=Warm?',
  sender: { name: 'A reader', email: 'reader@example.org' },
  showName: true,
  dispositions: [],
  codeHash: 'x',
  receivedAt: '2026-11-01T00:00:00Z',
};
const disposed = { ...comment, dispositions: [{ ...disposition, verdict: 'accepted' as const }] };
const withheld = { ...comment, dispositions: [{ ...disposition, verdict: 'rejected' as const, hidesText: true }] };

describe('who sees what of a comment', () => {
  test.each<[string, Comment, CommentViewer, boolean, boolean, boolean]>([
    ['waiting', comment, 'public', false, false, false],
    ['waiting', comment, 'sender', true, true, false],
    ['waiting', comment, 'desk', true, true, true],
    ['disposed of', disposed, 'public', true, true, false],
    ['disposed of, without name', { ...disposed, showName: false }, 'public', true, false, false],
    ['disposed of, without name', { ...disposed, showName: false }, 'desk', true, true, true],
    ['withheld', withheld, 'public', false, false, false],
    ['withheld', withheld, 'desk', true, true, true],
  ])('%s, %#: %s', (_, given, viewer, text, name, email) => {
    const shown = commentView(given, viewer);
    expect([shown.text !== null, shown.name !== null, shown.email !== null]).toEqual([text, name, email]);
  });
});

test('a comment that is not accepted as it is needs a reason', () => {
  expect(GivenDisposition.safeParse({ verdict: 'accepted' }).success).toBe(true);
  expect(GivenDisposition.safeParse({ verdict: 'partly-accepted' }).success).toBe(false);
  expect(GivenDisposition.safeParse({ verdict: 'rejected', reason: 'No.' }).success).toBe(true);
});

test('the table of comments holds no formula', () => {
  expect(commentTable([commentView(disposed, 'public')])).toContain("'=Warm?");
});
