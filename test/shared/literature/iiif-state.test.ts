import { describe, expect, test } from 'vitest';
import { contentState, readContentState } from '#shared/literature/iiif-state.ts';

const site = 'https://guiju.example';
const id = `d-${'0'.repeat(24)}`;
const state = contentState(site, { id, page: 12 });
const encoded = Buffer.from(encodeURIComponent(JSON.stringify(state))).toString('base64url');
const canvas = `${site}/iiif/${id}/12/canvas`;

describe('what a viewer hands over', () => {
  test.each<[string, string, number | undefined]>([
    ['the address of a manifest', `${site}/iiif/${id}/manifest.json`, undefined],
    ['the address of a canvas with a place on it', `${canvas}#xywh=1,2,3,4`, 12],
    ['an annotation', JSON.stringify(state), 12],
    ['an annotation as links carry it', encoded, 12],
    ['a target alone', JSON.stringify(state.target), 12],
    ['a part of a canvas', JSON.stringify({ target: { type: 'SpecificResource', source: { id: canvas } } }), 12],
    ['several targets, of which the first counts', JSON.stringify({ target: [{ source: canvas }, 'x'] }), 12],
    ['a canvas of no known form of a manifest of ours', JSON.stringify({ ...state.target, id: 'urn:x' }), undefined],
  ])('%s is read', (_name, text, page) => expect(readContentState(site, text)).toEqual({ id, ...(page && { page }) }));

  test.each([
    'https://elsewhere.example/manifest.json',
    `${site}/iiif/${id}/0/canvas`,
    `${site}/iiif/x/manifest.json`,
    '{',
    '{}',
    'null',
    'W10',
    '%%%',
  ])('%s is refused', (text) => expect(() => readContentState(site, text)).toThrow('iiif-content names no manifest'));
});
