import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

let site: JourneySite;

beforeAll(async () => {
  if (chromiumPath) site = await openSite();
}, 180_000);

afterAll(() => site?.close());

/** The questions that a page asks for suggestions, in order. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/v1/suggest') asked.push(searchParams.get('q') ?? '');
  });
  return asked;
}

describe.skipIf(!chromiumPath)('suggestions while typing', () => {
  test('are chosen with the keyboard; the focus never leaves the field', async () => {
    const { page, end } = await visit(site);
    await page.goto('/');
    await page.keyboard.press('/');
    const input = page.getByRole('combobox');
    await page.keyboard.type('gbt19001');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('.search-field [role="status"]').textContent()).toMatch(/\d+ 条建议/);
    await page.keyboard.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await page.keyboard.press('ArrowUp');
    expect(await input.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('/standards/gb-t.19001-2016');
    await end();
  });

  test('go away with Escape, and Enter then searches for what was typed', async () => {
    const { page, end } = await visit(site);
    await page.goto('/');
    const input = page.getByRole('combobox');
    await input.pressSequentially('质量');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await input.inputValue()).toBe('质量');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('质量');
    await end();
  });

  test('are chosen with a click', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en');
    await page.getByRole('combobox').pressSequentially('GB 7718');
    await page.getByRole('option').filter({ hasText: 'GB 7718-' }).first().click();
    await expect.poll(() => page.url()).toMatch(/\/en\/standards\/gb\.7718-20(11|25)$/);
    await end();
  });

  test('wait while an input method composes: no question, no key taken', async () => {
    const { page, end } = await visit(site);
    await page.goto('/');
    const asked = questions(page);
    await page.getByRole('combobox').focus();
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['z', 'zh', 'zhi', 'zhiliang']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await page.waitForTimeout(400);
    expect(asked).toEqual([]);
    await keyboard.send('Input.insertText', { text: '质量管理' });
    await page.getByRole('option').first().waitFor();
    expect(asked).toEqual(['质量管理']);
    expect(page.url()).toBe(`${site.url}/`);
    await end();
  });

  test('only the last of quick questions is shown', async () => {
    const { page, end } = await visit(site);
    await page.goto('/');
    const asked = questions(page);
    const box = page.getByRole('combobox');
    await box.focus();
    // Faster than any machine types, so that the pause between keys is not one of a busy machine.
    await box.evaluate((input: HTMLInputElement) => {
      for (const text of ['9', '90', '900', '9001']) {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await page.getByRole('option').first().waitFor();
    expect(asked).toEqual(['9001']);
    await end();
  });
});
