/**
 * What `guide-messaging-auth` exported until each purpose got an entry point of its own. TypeScript
 * shows the parameter's type where somebody still calls it, and JavaScript gets the message.
 */
type Moved<Import extends string> = (moved: Import) => never;

type EndpointImport<Name extends string> =
  `${Name} has moved: import { ${Name} } from "guide-messaging-auth/token-endpoint"`;
type NodeImport<Name extends string> =
  `${Name} has moved: import { ${Name} } from "guide-messaging-auth/node"`;

/** @deprecated Import it from `guide-messaging-auth/token-endpoint`. */
export const createTokenEndpoint: Moved<EndpointImport<'createTokenEndpoint'>> = () =>
  refuse('createTokenEndpoint', 'token-endpoint');

/** @deprecated Import it from `guide-messaging-auth/token-endpoint`. */
export const parseEnvironment: Moved<EndpointImport<'parseEnvironment'>> = () =>
  refuse('parseEnvironment', 'token-endpoint');

/** @deprecated Import it from `guide-messaging-auth/node`. */
export const serveTokenEndpoint: Moved<NodeImport<'serveTokenEndpoint'>> = () =>
  refuse('serveTokenEndpoint', 'node');

function refuse(name: string, entry: string): never {
  throw new Error(
    `"guide-messaging-auth" does not export ${name}. Change the import: import { ${name} } from 'guide-messaging-auth/${entry}'`,
  );
}
