/**
 * The Content-Security-Policy of every page: nothing from elsewhere, nothing inline. `wasm-unsafe-eval` is for
 * Pagefind's engine; feed readers and Telegram show our pictures, so those are not restricted here.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/**
 * For `/admin/` alone, where it is built: the visual editor writes styles into its page and speaks to the host of the
 * repository.
 */
export const editorPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' data: blob: https:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** In development Vite puts styles into the page, to exchange them while it is open; all else stays forbidden. */
export const developmentPolicy = contentPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
