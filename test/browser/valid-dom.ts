import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/**
 * What the HTML standard does not allow in a page as it is now, scripts' elements and shadow roots
 * included.
 */
export async function mistakesInDom(page: Page): Promise<string[]> {
  const trees = await page.evaluate(() => {
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return [
      document.documentElement.outerHTML,
      ...roots.map(({ innerHTML }) => `<template>${innerHTML}</template>`),
    ];
  });
  const mistakes: string[] = [];
  for (const [index, tree] of trees.entries()) {
    const html = index === 0 ? `<!doctype html>${tree}` : tree;
    const { results } = await validator.validateString(html);
    for (const { ruleId, message, offset } of results.flatMap(({ messages }) => messages)) {
      mistakes.push(`${ruleId}: ${message} ${html.slice(Math.max(0, offset - 40), offset + 120)}`);
    }
  }
  return mistakes;
}
