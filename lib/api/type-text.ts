type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

/** A JSON Schema of the document as a type of TypeScript. References keep their names. */
export function typeText(schema: unknown, indent = ''): string {
  if (!isJson(schema)) return 'unknown'
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown'
  const choices = [...list(schema.anyOf), ...list(schema.oneOf)]
  if (choices.length > 0) {
    return [...new Set(choices.map((one) => typeText(one, indent)))].join(' | ')
  }
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeText({ ...schema, type }, indent)).join(' | ')
  }
  switch (schema.type) {
    case 'array': {
      const item = typeText(schema.items, indent)
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`
    }
    case 'object':
      return objectText(schema, indent)
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    default:
      return 'unknown'
  }
}

function objectText({ properties, required, additionalProperties }: Json, indent: string): string {
  if (!isJson(properties)) {
    return `Record<string, ${typeText(additionalProperties, indent)}>`
  }
  const must = Array.isArray(required) ? required : []
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, schema]) => {
    const said =
      isJson(schema) && schema.description ? `${inner}/** ${schema.description} */\n` : ''
    return `${said}${inner}${name}${must.includes(name) ? '' : '?'}: ${typeText(schema, inner)}\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

type Property = { name: string; type: string; required: boolean; description: string | undefined }

/** The properties of an object's schema, each with its type in one line. */
export function propertiesOf(schema: Json): Property[] {
  const must = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(isJson(schema.properties) ? schema.properties : {}).map(([name, one]) => ({
    name,
    type: typeText(one)
      .replace(/\/\*\*.*?\*\//g, '')
      .replace(/\s*\n\s*/g, ' ')
      .replace(/([\w\]}>"]) (?=\w+\??:)/g, '$1; '),
    required: must.includes(name),
    description: isJson(one) && typeof one.description === 'string' ? one.description : undefined,
  }))
}
