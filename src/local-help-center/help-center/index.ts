export type { Content } from '../../guide/content/index.js';
export { loadContent, sampleContentFolder } from '../../guide/content/index.js';
export {
  describeTemplateFailure,
  type TemplateFailure,
} from '../../guide/render/index.js';
export { guideRoutes } from './guide-routes.js';
