export { renderPage, VERSION_1_SCRIPT } from './render-page.js';
export {
  describeTemplateFailure,
  type TemplateFailure,
  TemplateFailureError,
} from './template-failure.js';
