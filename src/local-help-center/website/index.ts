export { websiteRoutes } from './website-routes.js';
