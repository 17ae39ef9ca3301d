import type { Context } from 'hono';

/**
 * Reads the text fields of a form, by name. Files are left out; of a field that comes several times
 * the last one counts, but those whose name ends in `[]` are joined by commas.
 *
 * @returns `null` when the body is not a form
 */
export async function formFields(context: Context): Promise<Record<string, string> | null> {
  // Hono keeps what it has read: the form can be asked for again by the next handler.
  const form = await context.req.formData().catch(() => null);
  if (form === null) return null;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const isList = name.endsWith('[]') && fields[name] !== undefined;
    fields[name] = isList ? `${fields[name]},${value}` : value;
  }
  return fields;
}
