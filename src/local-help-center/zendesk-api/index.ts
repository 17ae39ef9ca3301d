export { zendeskApi } from './zendesk-api.js';
