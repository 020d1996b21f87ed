import { type Addresses, withoutSlash } from '#views/hosting/addresses.ts';
import { globExpression } from '#views/hosting/glob.ts';
import { cacheByDefault, contentTypes, headerRules, securityHeaders, varyingHeaders } from '#views/hosting/headers.ts';
import { type OwnServer, quoted } from '#views/hosting/server.ts';

/**
 * The site as an nginx configuration, for a file that stands inside `http { }` (Debian: /etc/nginx/conf.d/).
 * Headers that differ by address come from `map`s, because an `add_header` inside a `location` would drop all others;
 * those without `always` are not sent with an error, so that a missing file is not remembered for a year.
 */
export function nginxConfiguration(server: OwnServer, { redirects, gone }: Addresses): string {
  const moved = redirects.flatMap(({ from, to }) => [from, withoutSlash(from)].map((path) => [quoted(path), to]));
  const buried = gone.flatMap((path) => [path, withoutSlash(path)].map((one) => [quoted(one), '1']));
  return `# Written by “npm run hosting -- nginx” from src/views/hosting/. Do not edit: run it again.
map_hash_bucket_size 512;
map_hash_max_size 65536;
${varyingHeaders.map((name) => map(variable(name), headerRows(name))).join('\n')}
${map('fazen_moved', moved)}
${map('fazen_gone', buried)}
${server.plain ? '' : redirectToTls(server)}
server {
  ${server.plain ? `listen ${server.plain};` : tls(server)}
  server_name ${server.host};
  root ${quoted(server.root)};
  index index.html;
  charset utf-8;
  server_tokens off;
  absolute_redirect off;
  # A release is switched by a link: a file opened under the old one must not be remembered.
  open_file_cache off;
  gzip on;
  gzip_vary on;
  gzip_types text/css text/csv text/plain text/markdown text/calendar application/javascript application/json
    application/feed+json application/xml application/rss+xml application/atom+xml text/xml image/svg+xml;
  include /etc/nginx/mime.types;

${securityHeaders.map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`).join('\n')}
${varyingHeaders.map((name) => `  add_header ${name} $${variable(name)};`).join('\n')}

  if ($fazen_moved) { return 301 $fazen_moved; }
  if ($fazen_gone) { return 410; }
  error_page 404 /404.html;
  error_page 410 @withdrawn;
  location / { try_files $uri $uri/ =404; }
  location @withdrawn { try_files $uri/index.html =404; }
  location = /404.html { internal; }
  # For the hosts that read them, not for readers.
  location ~ ^/_(?:headers|redirects)$ { return 404; }
${contentTypes.map(([glob, type]) => `  location ~ "${globExpression(glob)}" { types { } default_type ${quoted(type)}; }`).join('\n')}
}
`;
}

function variable(header: string): string {
  return `fazen_${header.toLowerCase().replaceAll('-', '_')}`;
}

function headerRows(name: string): string[][] {
  const byDefault = name === cacheByDefault[0] ? [['default', quoted(cacheByDefault[1])]] : [];
  const rows = headerRules.flatMap(({ paths, headers }) => {
    const value = headers.find((header) => header[0] === name)?.[1];
    return value === undefined ? [] : paths.map((glob) => [`"~${globExpression(glob)}"`, quoted(value)]);
  });
  return [...byDefault, ...rows];
}

function map(name: string, rows: readonly (readonly string[])[]): string {
  return `map $uri $${name} {\n${rows.map((row) => `  ${row.join(' ')};\n`).join('')}}`;
}

function tls(server: OwnServer): string {
  const folder = server.certificate ?? `/etc/letsencrypt/live/${server.host}`;
  return `listen 443 ssl http2;
  listen [::]:443 ssl http2;
  ssl_certificate ${quoted(`${folder}/fullchain.pem`)};
  ssl_certificate_key ${quoted(`${folder}/privkey.pem`)};
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:fazen:2m;`;
}

/** certbot answers its challenge over plain HTTP; everything else goes to https. */
function redirectToTls({ host }: OwnServer): string {
  return `server {
  listen 80;
  listen [::]:80;
  server_name ${host};
  server_tokens off;
  location /.well-known/acme-challenge/ { root /var/www/html; }
  location / { return 301 https://${host}$request_uri; }
}`;
}
