import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { markdownFiles, readPage } from './markdown.js';

const dockerfiles = markdownFiles().flatMap((page) =>
  readPage(page)
    .code.filter(({ info }) => info === 'dockerfile')
    .map(({ code, line }) => [`${page}:${line}`, code] as const),
);

it('the docs print a Dockerfile, and its linter finds what is wrong with one', () => {
  expect(dockerfiles).not.toEqual([]);
  expect(validate('FROM node:24-slim\nUSR node\n')).toHaveLength(1);
});

it.each(dockerfiles)('the Dockerfile at %s is in order', (_, code) => {
  expect(validate(code)).toEqual([]);
});
