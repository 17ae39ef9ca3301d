export { zendeskApiRoutes } from './zendesk-api-routes.js';
