// dist/doors.json: every resolver with its modules and the JSON schema of its payload, for GET /local/doors.
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { registry } from '../src/resolvers/registry';

const doors = Object.entries(registry).flatMap(([functionKey, { modules, schema }]) =>
  modules.map((module) => ({
    functionKey,
    module,
    payload: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
  })),
);
mkdirSync('dist', { recursive: true });
writeFileSync('dist/doors.json', `${JSON.stringify(doors, null, 2)}\n`);
