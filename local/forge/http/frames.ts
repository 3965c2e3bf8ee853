import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { CSPInjectionService } from '@forge/csp';
import { addressOf } from './paths';
import { fileIn, sendFile } from './static';

/** The policy Atlassian serves Custom UI under, for this desk's own origin; the manifest asks for no exceptions. */
export const framePolicy = (deskOrigin: string): string =>
  new CSPInjectionService()
    .getInjectableCSP({ existingCSPDetails: {}, microsEnv: 'prod', hostname: deskOrigin } as never)
    .filter((directive: string) => !directive.startsWith('report-uri'))
    .map((directive: string) => (directive.startsWith('frame-ancestors') ? `${directive} ${deskOrigin}` : directive))
    .join('; ');

/** Serves the app's own pages on the frames' origin: below `/<folder of a resource>/`, with the bridge in front. */
export const frames = (app: string, deskOrigin: string) => {
  const policy = framePolicy(deskOrigin);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(addressOf(request.url, 'http://frames').pathname);
    if (path.startsWith('/__forge__/'))
      return sendFile(response, await fileIn('local/pages/bridge', path.slice('/__forge__/'.length)));
    const file = path.startsWith('/static/') ? await fileIn(join(app, 'static'), path.slice('/static/'.length)) : null;
    if (file === null || !file.type.startsWith('text/html')) return sendFile(response, file);
    const html = file.body
      .toString('utf8')
      .replace('<head>', '<head><script src="/__forge__/global-bridge.js"></script>');
    sendFile(response, { body: html, type: file.type }, { 'content-security-policy': policy });
  };
};
