import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '#adapters/browser.ts';

/** The browser of the tests. The flags keep it from calling home, which this may be refused, many times over. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
