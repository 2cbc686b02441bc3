import { describe, expect, it } from 'vitest';
import { entityTag, isFresh, namesRevision } from '#shared/runtime/entity-tag.ts';

describe('entityTag', () => {
  it('is the same for the same text and another for another', () => {
    expect(entityTag('a', null)).toBe(entityTag('a', null));
    expect(entityTag('a', null)).not.toBe(entityTag('b', null));
  });

  it('tells the revision of a record that counts them', () => {
    expect(entityTag('a', { revision: 12 })).toMatch(/^"r12-[\w-]{27}"$/);
    expect(entityTag('a', { revision: 'x' })).toMatch(/^"[\w-]{27}"$/);
  });
});

describe('isFresh', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    [undefined, false],
  ])('%s', (held, fresh) => {
    expect(isFresh(held, '"a"')).toBe(fresh);
  });
});

describe('namesRevision', () => {
  it.each([
    ['"r3"', true],
    ['"r3-9JbEXIfBtLqSVZC6F3lO_x-27ab"', true],
    ['W/"r3-abc"', true],
    ['"r2-abc", "r3-abc"', true],
    ['*', true],
    ['"r2-abc"', false],
    ['"r31"', false],
    ['"3"', false],
    ['r3', false],
    ['', false],
  ])('%s names revision 3: %s', (held, named) => {
    expect(namesRevision(held, 3)).toBe(named);
  });

  it('takes the tag that the record was sent with', () => {
    expect(namesRevision(entityTag('text', { revision: 7 }), 7)).toBe(true);
  });
});
