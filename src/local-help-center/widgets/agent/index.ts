export { agentRoutes } from './agent-routes.js';
