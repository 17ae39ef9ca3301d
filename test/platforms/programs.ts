/** A place where the token endpoint runs: what is installed for it, and the program as the docs print it. */
export interface Platform {
  readonly name: string;
  /** Packages of npm, pinned, besides the packed kit. */
  readonly packages: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /**
   * The program and its arguments; `node` is this Node, other names are packages' own binaries.
   * `Dockerfile`: that of the one in the docs.
   */
  readonly command: readonly string[] | 'Dockerfile';
  /** Where the endpoint is mounted. */
  readonly path?: string;
}

const CONFIG = `import { parseEnvironment } from 'guide-messaging-auth/token-endpoint';
const { config } = parseEnvironment(process.env);
`;
const SAY = "console.log('listening on http://127.0.0.1:' + server.address().port);";

const program = (text: string) => ({ 'main.mjs': text });

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'guide-messaging-auth serve',
    packages: {},
    files: {},
    command: ['guide-messaging-auth', 'serve'],
  },
  {
    name: 'the steps of the Dockerfile, without Docker',
    packages: {},
    files: {},
    command: 'Dockerfile',
  },
  {
    name: 'node:http',
    packages: {},
    files: program(`import { createServer } from 'node:http';
import { tokenEndpointListener } from 'guide-messaging-auth/node';
${CONFIG}
const server = createServer(tokenEndpointListener(config)).listen(0, '127.0.0.1', () => { ${SAY} });
`),
    command: ['node', 'main.mjs'],
  },
  {
    name: 'node:http, from CommonJS',
    packages: {},
    files: {
      'main.cjs': `const { createServer } = require('node:http');
const { tokenEndpointListener } = require('guide-messaging-auth/node');
const { parseEnvironment } = require('guide-messaging-auth/token-endpoint');
const { config } = parseEnvironment(process.env);
const server = createServer(tokenEndpointListener(config)).listen(0, '127.0.0.1', () => { ${SAY} });
`,
    },
    command: ['node', 'main.cjs'],
  },
  {
    name: 'Express',
    packages: { express: '5.3.0' },
    files: program(`import express from 'express';
import { tokenEndpointListener } from 'guide-messaging-auth/node';
${CONFIG}
const app = express();
const tokens = tokenEndpointListener(config);
app.use('/zendesk', (request, response) => tokens(request, response));
app.use(express.json());
const server = app.listen(0, '127.0.0.1', () => { ${SAY} });
`),
    command: ['node', 'main.mjs'],
    path: '/zendesk',
  },
  {
    name: 'Fastify',
    packages: { fastify: '5.12.8' },
    files: program(`import fastify from 'fastify';
import { tokenEndpointListener } from 'guide-messaging-auth/node';
${CONFIG}
const tokens = tokenEndpointListener({ ...config, basePath: '/zendesk' });
const app = fastify();
app.addHook('onRequest', async (request, reply) => {
  if (!request.url.startsWith('/zendesk/')) return;
  reply.hijack();
  await tokens(request.raw, reply.raw);
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { server } = app;
${SAY}
`),
    command: ['node', 'main.mjs'],
    path: '/zendesk',
  },
  {
    name: 'Koa',
    packages: { koa: '3.3.0' },
    files: program(`import Koa from 'koa';
import { tokenEndpointListener } from 'guide-messaging-auth/node';
${CONFIG}
const tokens = tokenEndpointListener({ ...config, basePath: '/zendesk' });
const app = new Koa();
app.use((context, next) => {
  if (!context.path.startsWith('/zendesk/')) return next();
  context.respond = false;
  return tokens(context.req, context.res);
});
const server = app.listen(0, '127.0.0.1', () => { ${SAY} });
`),
    command: ['node', 'main.mjs'],
    path: '/zendesk',
  },
  {
    name: 'Bun',
    packages: { bun: '1.4.5' },
    files: program(`import { createTokenEndpoint } from 'guide-messaging-auth/token-endpoint';
${CONFIG}
const endpoint = createTokenEndpoint(config);
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request, server) => endpoint(request, { address: server.requestIP(request)?.address }),
});
console.log('listening on http://127.0.0.1:' + server.port);
`),
    command: ['@oven/bun-linux-x64/bin/bun', 'main.mjs'],
  },
  {
    name: 'Deno',
    packages: { deno: '2.9.6' },
    files: program(`import process from 'node:process';
import { createTokenEndpoint } from 'guide-messaging-auth/token-endpoint';
${CONFIG}
const endpoint = createTokenEndpoint(config);
Deno.serve(
  { port: 0, hostname: '127.0.0.1', onListen: ({ port }) => console.log('listening on http://127.0.0.1:' + port) },
  (request, { remoteAddr }) => endpoint(request, { address: remoteAddr.hostname }),
);
`),
    command: ['@deno/linux-x64-glibc/deno', 'run', '-A', '--node-modules-dir=manual', 'main.mjs'],
  },
  {
    name: 'AWS Lambda (its events, through hono/aws-lambda)',
    packages: { hono: '4.13.19' },
    files: {
      'lambda.mjs': `import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { createTokenEndpoint } from 'guide-messaging-auth/token-endpoint';
${CONFIG}
const endpoint = createTokenEndpoint(config);
const app = new Hono().all('*', (context) => endpoint(context.req.raw));
export const handler = handle(app);
`,
      // What API Gateway does: HTTP to events of version 2.0 and back.
      'main.mjs': `import { createServer } from 'node:http';
import { handler } from './lambda.mjs';
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const { pathname, search } = new URL(request.url, 'http://a');
  const event = {
    version: '2.0',
    rawPath: request.url.split('?')[0],
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)])),
    requestContext: { domainName: 'api.example.com', http: { method: request.method, path: pathname, sourceIp: '127.0.0.1' } },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
  const answer = await handler(event, {});
  response.writeHead(answer.statusCode, { ...answer.headers, ...answer.multiValueHeaders });
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'));
}).listen(0, '127.0.0.1', () => { ${SAY} });
`,
    },
    command: ['node', 'main.mjs'],
  },
  {
    name: 'Cloudflare Workers (workerd)',
    packages: { miniflare: '4.20260426.0', esbuild: '0.28.2' },
    files: {
      'worker.mjs': "export { default } from 'guide-messaging-auth/worker';\n",
      'main.mjs': `import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
const { outputFiles } = await build({
  entryPoints: ['worker.mjs'], bundle: true, format: 'esm', write: false,
  conditions: ['workerd', 'worker', 'browser'], external: ['cloudflare:workers'],
});
const { MESSAGING_KEY_ID, MESSAGING_SECRET, CLASSIC_SECRET, ALLOWED_ORIGINS, ZENDESK_URL } = process.env;
const miniflare = new Miniflare({
  modules: true, script: outputFiles[0].text, compatibilityDate: '2026-04-01', host: '127.0.0.1',
  bindings: { MESSAGING_KEY_ID, MESSAGING_SECRET, CLASSIC_SECRET, ALLOWED_ORIGINS, ZENDESK_URL },
});
console.log('listening on ' + (await miniflare.ready).origin);
`,
    },
    command: ['node', 'main.mjs'],
  },
  {
    name: 'Next.js route',
    packages: { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' },
    files: {
      'next.config.mjs': 'export default { skipTrailingSlashRedirect: true };\n',
      'app/layout.js':
        'export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n',
      'app/api/zendesk/[path]/route.js': `import { createTokenEndpoint, parseEnvironment } from 'guide-messaging-auth/token-endpoint';
const { config } = parseEnvironment(process.env);
const endpoint = createTokenEndpoint({ ...config, basePath: '/api/zendesk' });
export const POST = (request) => endpoint(request);
export const GET = POST, OPTIONS = POST, PUT = POST, PATCH = POST, DELETE = POST, HEAD = POST;
`,
      'main.mjs': `import { createServer } from 'node:http';
import next from 'next';
const app = next({ dev: true, dir: '.', hostname: '127.0.0.1', port: 0 });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1', () => { ${SAY} });
`,
    },
    command: ['node', 'main.mjs'],
    path: '/api/zendesk',
  },
];
