import type { Context } from 'hono';

/**
 * Reads the text fields of a form, by name. Files are left out; of a field that comes several times
 * the last one counts, but those whose name ends in `[]` are joined by commas.
 *
 * @returns `null` when the body is not a form
 */
export async function formFields(context: Context): Promise<Record<string, string> | null> {
  const form = await readForm(context);
  if (form === null) return null;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const isList = name.endsWith('[]') && fields[name] !== undefined;
    fields[name] = isList ? `${fields[name]},${value}` : value;
  }
  return fields;
}

/** Reads a file that was sent with a form; `null` where the form has no file by that name. */
export async function formFile(context: Context, name: string): Promise<File | null> {
  const file = (await readForm(context))?.get(name);
  return file instanceof File ? file : null;
}

/** Hono keeps what it has read: the form can be asked for again by the next handler. */
function readForm({ req }: Context): Promise<FormData | null> {
  return req.formData().catch(() => null);
}

/** Reads JSON, whatever its content type is; `null` for what is not JSON. */
export function readJson({ req }: Context): Promise<unknown> {
  return req.json().catch(() => null);
}
