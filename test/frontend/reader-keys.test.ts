import { describe, expect, it } from 'vitest';
import { actionOf } from '#frontend/app/enhance/reader-keys.ts';

const press = (key: string, more: object = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
const middle = { atTop: false, atBottom: false, scrollsSideways: false };

describe('a key in the reader', () => {
  it.each([
    ['ArrowLeft', middle, 'previous'],
    ['ArrowRight', middle, 'next'],
    ['ArrowRight', { ...middle, scrollsSideways: true }, undefined],
    ['PageDown', middle, undefined],
    ['PageDown', { ...middle, atBottom: true }, 'next'],
    ['PageUp', { ...middle, atTop: true }, 'previous'],
    ['+', middle, 'zoom-in'],
    ['-', middle, 'zoom-out'],
    ['0', middle, 'zoom-back'],
    ['r', middle, 'turn'],
    ['n', middle, 'next-hit'],
    ['?', middle, 'help'],
    ['toString', middle, undefined],
    ['x', middle, undefined],
  ] as const)('%s at %j does %s', (key, edges, action) => {
    expect(actionOf(press(key), edges, true)).toBe(action);
  });

  it('belongs to the browser together with Control, Command or Alt', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey']) {
      expect(actionOf(press('+', { [held]: true }), middle, true)).toBeUndefined();
    }
  });

  it('does nothing when single keys are switched off, and arrows still turn pages', () => {
    expect(actionOf(press('r'), middle, false)).toBeUndefined();
    expect(actionOf(press('ArrowRight'), middle, false)).toBe('next');
  });
});
