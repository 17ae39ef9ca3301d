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
