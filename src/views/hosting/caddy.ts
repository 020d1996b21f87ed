import { type Addresses, withoutSlash } from '#views/hosting/addresses.ts';
import { type Glob, globExpression } from '#views/hosting/glob.ts';
import { cacheByDefault, contentTypes, type Header, headerRules, securityHeaders } from '#views/hosting/headers.ts';
import { type OwnServer, quoted } from '#views/hosting/server.ts';

/**
 * The site as a Caddyfile. Caddy fetches its own certificate for a host name. `defer` sets a header when the answer is
 * written, over what the file server says.
 */
export function caddyConfiguration(server: OwnServer, { redirects, gone }: Addresses): string {
  const rules = headerRules.map(({ paths, headers }, i) => {
    return `  @rule${i} path_regexp ${alternatives(paths)}\n  header @rule${i} {\n${fields(headers, 4)}\n    defer\n  }`;
  });
  const types = contentTypes.map(
    ([glob, type], i) =>
      `  @type${i} path_regexp ${alternatives([glob])}\n  header @type${i} {\n    Content-Type ${quoted(type)}\n    defer\n  }`,
  );
  return `# Written by “npm run hosting -- caddy” from src/views/hosting/. Do not edit: run it again.
${server.plain ? `http://${server.plain}` : server.host} {
  root * ${quoted(server.root)}
  encode gzip zstd
${server.certificate ? `  tls ${quoted(`${server.certificate}/fullchain.pem`)} ${quoted(`${server.certificate}/privkey.pem`)}\n` : ''}
  header {
${fields([...securityHeaders, cacheByDefault], 4)}
    -Server
  }
${[...rules, ...types].join('\n')}
  route {
${redirects.flatMap(({ from, to }) => [from, withoutSlash(from)].map((path) => `    redir ${quoted(path)} ${quoted(to)} 301`)).join('\n')}
${gone.length > 0 ? `    @gone path ${gone.flatMap((path) => [path, withoutSlash(path)].map(quoted)).join(' ')}\n    error @gone 410` : ''}
    @hosts path /_headers /_redirects
    error @hosts 404
    file_server
  }
  handle_errors {
    header {
${fields(securityHeaders, 6)}
      -Server
    }
    @withdrawn expression {http.error.status_code} == 410
    rewrite @withdrawn {http.request.orig_uri.path}/index.html
    @missing expression {http.error.status_code} == 404
    rewrite @missing /404.html
    file_server
  }
}
`;
}

function fields(headers: readonly Header[], indent: number): string {
  return headers.map(([name, value]) => `${' '.repeat(indent)}${name} ${quoted(value)}`).join('\n');
}

/** One expression for several patterns, in back quotes, which Caddy reads as they are. */
function alternatives(globs: readonly Glob[]): string {
  return `\`${globs.map(globExpression).join('|')}\``;
}
