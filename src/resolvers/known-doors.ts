import { registry } from './registry';

type Call = { readonly call: { readonly functionKey: string } };

/** @forge/resolver looks keys up with `in`, so `toString` would find a function that nobody registered. */
export const knownDoorsOnly =
  <Request extends Call, Rest extends unknown[], Answer>(
    resolve: (request: Request, ...rest: Rest) => Promise<Answer>,
  ) =>
  async (request: Request, ...rest: Rest): Promise<Answer> => {
    if (!Object.hasOwn(registry, request.call.functionKey)) throw new Error('There is no such resolver.');
    return resolve(request, ...rest);
  };
