#!/usr/bin/env node
// Holds descriptions of calls against OpenAPI's own schema. Arguments: the addresses of the descriptions.
import { Validator } from '@seriousme/openapi-schema-validator';

let failed = false;
for (const address of process.argv.slice(2)) {
  const answer = await fetch(address);
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await answer.text());
  console.log(`${address}: OpenAPI ${validator.version}, ${valid ? 'valid' : 'NOT VALID'}`);
  if (!valid) {
    console.log(errors);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
