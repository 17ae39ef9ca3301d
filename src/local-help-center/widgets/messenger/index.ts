export { createMessaging, type Messaging } from './create-messaging.js';
export { messengerPageEnd } from './messenger-page-end.js';
export { messengerRoutes } from './messenger-routes.js';
