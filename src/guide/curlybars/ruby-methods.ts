/**
 * The names that every Ruby object has as a method: zendesk/curlybars ignores options of partials
 * that have one of them (lib/curlybars/partial_presenter.rb), and the partial then prints nothing.
 * The list is Ruby 3.1's with ActiveSupport and ActionView 6.1; others differ by a few names.
 */
const RUBY_METHODS: ReadonlySet<string> = new Set(
  `
    Array BigDecimal Complex DelegateClass Digest Float Hash Integer JSON Pathname Rational
    String URI __callee__ __dir__ __id__ __method__ __send__ abort allowed_methods as_json
    at_exit autoload binding caller caller_locations catch class class_eval clone concern
    deep_dup define_singleton_method display dup enable_warnings enum_for eval exec exit
    extend fail fork format freeze gem gem_original_require gets global_variables hash
    initialize initialize_clone initialize_copy initialize_dup inspect instance_eval
    instance_exec instance_values instance_variable_get instance_variable_names
    instance_variable_set instance_variables itself j jj lambda load local_variables loop
    method method_missing methods object_id open p pp presence presence_in print printf
    private_methods proc protected_methods public_method public_methods public_send putc
    puts raise rand readline readlines remove_instance_variable require require_relative
    select send set_trace_func silence_warnings singleton_class singleton_method
    singleton_method_added singleton_method_removed singleton_method_undefined
    singleton_methods sleep spawn sprintf srand suppress syscall system taint tap test then
    throw to_enum to_json to_param to_query to_s trace_var trap trust try untaint
    untrace_var untrust warn with_options with_warnings yield_self
  `
    .trim()
    .split(/\s+/),
);

/** Whether Curlybars ignores an option of a partial because of its name. */
export const isRubyMethod = (name: string): boolean => RUBY_METHODS.has(name);

/** What a partial sees of the options that it is given. */
export function withoutRubyMethods(
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !isRubyMethod(name)));
}
