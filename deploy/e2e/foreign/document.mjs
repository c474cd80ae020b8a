// What an AsyncAPI document says: its channels, and what records on them look like.
import fs from 'node:fs';
import path from 'node:path';
import specs from '@asyncapi/specs';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import YAML from 'yaml';

const read = (file) => YAML.parse(fs.readFileSync(file, 'utf8'));

/** Replaces every reference, to a place of the same file or to another file, by what it leads to. */
function resolved(node, root, file) {
  if (Array.isArray(node)) {
    return node.map((each) => resolved(each, root, file));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  if (typeof node.$ref === 'string') {
    const [other, pointer = ''] = node.$ref.split('#');
    const target = other ? path.resolve(path.dirname(file), other) : file;
    const whole = other ? read(target) : root;
    const found = pointer
      .split('/')
      .slice(1)
      .reduce((at, name) => at?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], whole);
    if (found === undefined) {
      throw new Error(`${node.$ref} leads nowhere`);
    }
    return resolved(found, whole, target);
  }
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, resolved(value, root, file)]));
}

/** What AsyncAPI's own schema says against the document. */
function objectionsTo(document) {
  const schema = specs.schemasWithoutId[document.asyncapi];
  if (!schema) {
    return [`there is no AsyncAPI ${document.asyncapi}`];
  }
  const ajv = addFormats(new Ajv({ strict: false }));
  return ajv.validate(schema, document) ? [] : ajv.errors.map((error) => `${error.instancePath} ${error.message}`);
}

/** A list of {topic, messages: [{name, headers, key, payload}]}, the last three as ajv's functions. */
export function channelsOf(file) {
  const raw = read(file);
  const objections = objectionsTo(raw);
  if (objections.length > 0) {
    throw new Error(`${file} is no AsyncAPI document: ${objections.join('; ')}`);
  }
  const document = resolved(raw, raw, path.resolve(file));
  const ajv = addFormats(new Ajv2020({ strict: false }));
  // a schema that two messages have is compiled once; its own name would then be given twice
  const compiled = ({ $id, $schema, ...schema }) => ajv.compile(schema);
  return Object.values(document.channels).map((channel) => ({
    topic: channel.address,
    messages: Object.values(channel.messages).map((message) => ({
      name: message.name,
      headers: compiled(message.headers),
      key: compiled(message.bindings.kafka.key),
      payload: compiled(message.payload),
    })),
  }));
}

/** Which message of its channel a record is, and what is wrong with it. */
export function judge(channel, record) {
  const headers = Object.fromEntries(
    Object.entries(record.headers).map(([name, value]) => [name, value?.toString('utf8')]),
  );
  const message = channel.messages.find((each) => each.headers(headers));
  if (!message) {
    return { name: 'unknown', flaw: `no message has the headers ${JSON.stringify(headers)}` };
  }
  if (!message.key(record.key?.toString('utf8'))) {
    return { name: message.name, flaw: `key ${message.key.errors[0].message}` };
  }
  try {
    const value = JSON.parse(record.value.toString('utf8'));
    const error = message.payload(value) ? undefined : message.payload.errors[0];
    return { name: message.name, flaw: error && `value${error.instancePath} ${error.message}` };
  } catch {
    return { name: message.name, flaw: 'value is not JSON' };
  }
}
