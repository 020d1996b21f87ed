/**
 * An editor's text as one line of Telegram HTML that Telegram leaves as it is: nothing in it becomes a link, a mention,
 * a command or a tag, and nothing in it can turn the line around.
 * @param direction in which the message runs.
 */
export function telegramText(text: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  return escapeTelegram(isolate(unlinked(oneLine(text)), direction));
}

/** Text or an address as it may stand in Telegram's HTML: https://core.telegram.org/bots/api#html-style */
export function escapeTelegram(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** What Telegram strips or replaces by itself (td/utils/utf8 and `clean_input_string`), so that our counts hold. */
function oneLine(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      // eslint-disable-next-line no-control-regex -- Telegram turns C0 controls into spaces
      .replace(/[\u0000-\u0020\u00a0\u2028\u2029]+/g, ' ')
      // Direction overrides, the byte order mark and the three combining marks that Telegram drops.
      .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]|\u0333|\u033f|\u030a/g, '')
      .trim()
  );
}

/** U+2060 (word joiner, no width) breaks what Telegram would link by itself: C3.ai, @name, #word and /command. */
function unlinked(text: string): string {
  return text
    .replace(/(?<=\S)\.(?=\p{Letter}{2,})/gu, '\u2060.')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, (address) => address.replaceAll('.', '\u2060.'))
    .replace(/:(?=\/\/)/g, '\u2060:')
    .replace(/@(?=[\p{Letter}\p{Number}_])/gu, '@\u2060')
    .replace(/(^|[^\p{Letter}\p{Number}_#])#(?=[\p{Letter}\p{Number}_])/gu, '$1#\u2060')
    .replace(/(^|[^\p{Letter}\p{Number}_/<>])\/(?=[A-Za-z0-9_])/gu, '$1/\u2060');
}

/**
 * Words of the other direction keep to themselves, so that the label before them and the tickers after them stay in
 * place. A text in the message's own direction is not set apart: Telegram finds the direction of a line by its letters.
 */
function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/.test(text);
  return rightToLeft === (direction === 'rtl') ? text : `\u2068${text}\u2069`;
}
