import type { Session } from 'electron';
import { serveBundle } from './bundle.ts';
import { developmentPolicy } from './content-policy.ts';
import { createRequestRule } from './network-filter.ts';
import { parse, SCHEME } from './pages.ts';

export interface SessionOptions {
  /** The folder of the built renderer. */
  readonly bundleFolder: string;
  readonly developmentUrl: string | undefined;
}

/** Our own scheme in, everything else out: network, permissions, devices, downloads, spelling dictionaries. */
export function secureSession(session: Session, options: SessionOptions): void {
  // Not `protocol.handle`: Node's Request and Response, which it needs, load all of fetch in the main process before the first page.
  session.protocol.registerBufferProtocol(SCHEME, (request, respond) => {
    void serveBundle(options.bundleFolder, request).then(respond);
  });

  const allowed = createRequestRule(options.developmentUrl);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !allowed(details.url) }));
  const development = options.developmentUrl ? parse(options.developmentUrl)?.origin : undefined;
  if (development) {
    session.webRequest.onHeadersReceived((details, decide) =>
      decide({
        responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': [developmentPolicy(development)] },
      }),
    );
  }

  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
