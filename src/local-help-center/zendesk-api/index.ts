export { guideApi, zendeskApi } from './zendesk-api.js';
