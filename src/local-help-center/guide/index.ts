export { ContentError } from './content-error.js';
export type { Content } from './content-schema.js';
export { guideRoutes } from './guide-routes.js';
export { loadContent, sampleContentFolder } from './load-content.js';
export { describeTemplateFailure, type TemplateFailure } from './template-failure.js';
