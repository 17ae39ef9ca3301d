export { howToTrust } from './how-to-trust.js';
export { type LocalCertificate, localCertificate } from './local-certificate.js';
