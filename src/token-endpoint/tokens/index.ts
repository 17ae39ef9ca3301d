export { classicJwtSigner } from './classic-jwt.js';
export { messagingJwtSigner, type TokenSigner } from './messaging-jwt.js';
