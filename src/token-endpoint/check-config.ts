import * as v from 'valibot';
import type { TokenEndpointConfig } from './config.js';
import { ConfigurationError } from './configuration-error.js';
import { MessagingKeyId, Origin, Role, SharedSecret, TokenTtl, ZendeskUrl } from './settings.js';

const AnyFunction = v.optional(v.function('must be a function'));
const Roles = v.optional(v.pipe(v.array(Role), v.nonEmpty('must name at least one role')));

const Basics = {
  messagingKeyId: MessagingKeyId,
  messagingSecret: SharedSecret,
  classicSecret: v.optional(SharedSecret),
  allowedOrigins: v.pipe(v.array(Origin), v.nonEmpty('must name at least one origin')),
  tokenTtl: v.optional(TokenTtl),
  basePath: v.optional(v.pipe(v.string(), v.regex(/^(?:\/[\w.~-]+)+$/, 'must look like /api'))),
  rateLimit: AnyFunction,
  log: AnyFunction,
};

const Config = v.variant(
  'proof',
  [
    v.strictObject({
      ...Basics,
      proof: v.literal('help-center-jwt'),
      zendeskUrl: ZendeskUrl,
      zendeskApi: v.optional(
        v.strictObject({
          email: v.pipe(v.string(), v.nonEmpty()),
          token: v.pipe(v.string(), v.nonEmpty()),
          backfillExternalId: v.optional(v.boolean()),
        }),
      ),
      roles: Roles,
      fetch: AnyFunction,
    }),
    v.strictObject({
      ...Basics,
      proof: v.literal('cookie'),
      identify: v.function('is missing: a function from Request to user or null'),
      roles: Roles,
    }),
    v.strictObject({ ...Basics, proof: v.literal('none') }),
  ],
  'must be help-center-jwt, cookie or none',
);

/**
 * Types do not protect those who embed the endpoint from JavaScript.
 *
 * @throws {ConfigurationError} with every mistake
 */
export function checkConfig(config: TokenEndpointConfig): void {
  const { issues } = v.safeParse(Config, config);
  const mistakes = (issues ?? []).map((issue) => ({
    name: v.getDotPath(issue) ?? 'config',
    message: issue.message,
  }));
  if (config.proof === 'help-center-jwt' && config.roles && !config.zendeskApi) {
    mistakes.push({
      name: 'roles',
      message: 'needs zendeskApi, because a Help Center JWT does not tell the role',
    });
  }
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
}
