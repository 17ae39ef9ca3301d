import type { ObjectType, PropertyType } from '../curlybars/index.js';
import { objectProperties, PARTIALS_FOLDER, templateProperties } from './templating-api.js';

const GUIDE_OBJECTS = new Map<string, ObjectType>();

/**
 * What a template sees as its outermost context.
 *
 * @param template its name without `.hbs`
 * @param settings the identifiers of the theme's settings
 */
export function templateContext(template: string, settings: ReadonlySet<string>): ObjectType {
  const settingsType: ObjectType = {
    name: 'settings',
    property: (name) => (settings.has(name) ? 'value' : undefined),
  };
  // A partial's names are the options of the template that includes it.
  if (template.startsWith(`${PARTIALS_FOLDER}/`)) {
    return { name: 'partial', property: () => 'anything' };
  }
  return objectType('page', templateProperties(template), settingsType);
}

function objectType(
  name: string,
  properties: ReadonlyMap<string, string>,
  settings?: ObjectType,
): ObjectType {
  return {
    name,
    property(property) {
      const type = properties.get(property);
      if (type === 'settings' && settings) return { object: settings };
      return type === undefined ? undefined : propertyType(type);
    },
  };
}

function propertyType(type: string): PropertyType {
  if (type === 'value' || type === 'helper') return type;
  if (type === '*') return 'anything';
  if (type.endsWith('[]')) return { list: guideObject(type.slice(0, -2)) };
  return { object: guideObject(type) };
}

function guideObject(name: string): ObjectType {
  const known = GUIDE_OBJECTS.get(name);
  if (known) return known;
  const properties = objectProperties(name);
  if (!properties) throw new Error(`templating-api.ts names ${name} but does not describe it.`);
  const type = objectType(name, properties);
  GUIDE_OBJECTS.set(name, type);
  return type;
}
