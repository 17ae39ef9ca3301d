export { ContentError } from '../../guide/content/content-error.js';
export type { Content } from '../../guide/content/content-schema.js';
export { loadContent, sampleContentFolder } from '../../guide/content/load-content.js';
export {
  describeTemplateFailure,
  type TemplateFailure,
} from '../../guide/render/template-failure.js';
export { guideRoutes } from './guide-routes.js';
