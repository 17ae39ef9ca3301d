import * as v from 'valibot';

/** As much as one may write; Guide's own limits are about that. */
const LONGEST_TEXT = 64 * 1024;

const fieldsSchema = v.record(
  v.pipe(v.string(), v.maxLength(200)),
  v.union([v.pipe(v.string(), v.maxLength(LONGEST_TEXT)), v.blob()]),
);

/**
 * The fields of a form that was sent, by name. Files are left out: the local Help Center keeps none.
 * A field that comes several times (`content_tags[]`) is joined by commas.
 *
 * @returns `null` for what is no form.
 */
export async function formFields(request: Request): Promise<Record<string, string> | null> {
  const form = await request.formData().catch(() => null);
  if (form === null) return null;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    const parsed = v.safeParse(fieldsSchema, { [name]: value });
    if (!parsed.success) return null;
    if (typeof value !== 'string') continue;
    fields[name] =
      name.endsWith('[]') && fields[name] !== undefined ? `${fields[name]},${value}` : value;
  }
  return fields;
}

/** Of `request[subject]`, `request[description]`: what is inside the brackets, by that name. */
export function fieldsWithin(
  fields: Readonly<Record<string, string>>,
  parameter: string,
): Record<string, string> {
  const within: Record<string, string> = Object.create(null);
  const start = `${parameter}[`;
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(start)) continue;
    within[name.slice(start.length).replace(/\](\[\])?$/, '')] = value;
  }
  return within;
}
