export { howToTrust, type LocalCertificate, localCertificate } from './local-certificate.js';
