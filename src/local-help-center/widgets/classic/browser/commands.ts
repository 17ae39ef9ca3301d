import type { Store } from '../../dom/index.js';
import { authenticate } from './authenticate.js';
import { type ClassicState, NOBODY, type Prefilled } from './classic-state.js';
import { rememberIdentified } from './remembered-visitor.js';

export type ClassicCommand = (area: string, name: string, argument?: unknown) => void;

/**
 * Makes `zE` of the Classic widget: what this project needs of it.
 *
 * Source: https://developer.zendesk.com/api-reference/widget/core/
 */
export function classicCommands(store: Store<ClassicState>): ClassicCommand {
  const commands: Record<string, (argument: unknown) => void> = {
    'webWidget open': () => store.set({ open: true }),
    'webWidget close': () => store.set({ open: false }),
    'webWidget show': () => store.set({ hidden: false }),
    'webWidget hide': () => store.set({ hidden: true }),
    'webWidget logout': () => {
      rememberIdentified(null);
      store.set(NOBODY);
    },
    'webWidget chat:reauthenticate': () => authenticate(store),
    'webWidget prefill': (fields) => store.set({ prefill: prefillOf(fields) }),
    'webWidget identify': (user) => {
      const name = text(user, 'name');
      const email = text(user, 'email');
      const identified = name && email ? { name, email } : null;
      rememberIdentified(identified);
      store.set({ identified });
    },
  };
  return (area, name, argument) => {
    const command = Object.hasOwn(commands, `${area} ${name}`) && commands[`${area} ${name}`];
    if (command) command(argument);
    else console.warn(`zE: there is no command ("${area}", "${name}").`);
  };
}

function prefillOf(fields: unknown): ClassicState['prefill'] {
  const [name, email] = [prefilled(fields, 'name'), prefilled(fields, 'email')];
  return { ...(name && { name }), ...(email && { email }) };
}

function prefilled(fields: unknown, name: string): Prefilled | null {
  const field = property(fields, name);
  const value = text(field, 'value');
  return value === null ? null : { value, readOnly: property(field, 'readOnly') === true };
}

function text(object: unknown, name: string): string | null {
  const value = property(object, name);
  return typeof value === 'string' ? value : null;
}

function property(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
