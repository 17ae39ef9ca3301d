export { howToTrust } from './how-to-trust.js';
export { httpsHelp } from './https-help.js';
export { type LocalCertificate, localCertificate } from './local-certificate.js';
