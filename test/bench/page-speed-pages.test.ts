import { describe, expect, it } from 'vitest';
import { pageOf, VARIANTS } from './page-speed-pages.js';

describe('the page that the bench measures', () => {
  it.each(VARIANTS)('is as Guide sends it: %s', async (variant) => {
    const page = await pageOf(variant, 'https://jwt.example.com/messaging');
    expect(page).not.toContain('{{');
    expect(page.includes('data-signed-in="true"')).toBe(variant === 'with this block');
  });
});
