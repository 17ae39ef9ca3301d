export { callsIn, type FoundCall } from './calls-in.js';
export { escapeHtml } from './escape-html.js';
export type { Helper, HelperCall, RenderBlock } from './helper.js';
export { parseTemplate } from './parse-template.js';
export type { Position } from './position.js';
export type { ObjectType, PropertyType } from './property-type.js';
export { type RenderInput, renderTemplate } from './render-template.js';
export { SafeHtml, safeHtml } from './safe-html.js';
export type * from './syntax-tree.js';
export type { TemplateProblem } from './template-problem.js';
export { TemplateRenderError } from './template-render-error.js';
export { TemplateSyntaxError } from './template-syntax-error.js';
export {
  type ValidationInput,
  type ValidationProblem,
  validateTemplate,
} from './validate-template.js';
export { isPresenter, isPresenterCollection, isTruthy } from './value-kinds.js';
