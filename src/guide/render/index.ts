export { type Frame, renderPage } from './render-page.js';
export {
  describeTemplateFailure,
  type TemplateFailure,
  TemplateFailureError,
} from './template-failure.js';
