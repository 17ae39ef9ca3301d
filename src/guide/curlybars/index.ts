export { allNodes, callsIn } from './calls-in.js';
export { escapeHtml } from './escape-html.js';
export { blockHtml, type Helper, type HelperCall } from './helper.js';
export { limitProblems } from './limits.js';
export { parseTemplate } from './parse-template.js';
export { offsetOf } from './position.js';
export type { ObjectType, PropertyType } from './property-type.js';
export { renderTemplate } from './render-template.js';
export { RubyFloat } from './ruby-float.js';
export { isRubyMethod } from './ruby-methods.js';
export { SafeHtml, safeHtml } from './safe-html.js';
export type * from './syntax-tree.js';
export type { TemplateProblem } from './template-errors.js';
export { TemplateRenderError, TemplateSyntaxError } from './template-errors.js';
export {
  type ValidationProblem,
  validateTemplate,
} from './validate-template.js';
