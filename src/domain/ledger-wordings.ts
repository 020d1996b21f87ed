type Wording = (args: Readonly<Record<string, string>>) => string;

const restore = 'Restore the file from git; nothing in it is ever changed by hand.';

/** Sentences for a ledger that was tampered with, and for notes that no longer say what was sealed. */
export const ledgerWordings = {
  'ledger-unreadable': (a) =>
    `line ${a['line']} of the forecast ledger cannot be read: it is not a sealed forecast. ${restore}`,
  'ledger-edited': (a) =>
    `line ${a['line']} of the forecast ledger (${a['id']}) was edited after it was sealed: its fields no longer give its hash. ${restore}`,
  'ledger-broken': (a) =>
    a['after']
      ? `line ${a['line']} of the forecast ledger (${a['id']}) was moved: it was sealed right after what is now line ${a['after']}. ${restore}`
      : `line ${a['line']} of the forecast ledger (${a['id']}) does not continue the line above it: a line between them was removed or replaced. ${restore}`,
  'ledger-backdated': (a) =>
    `line ${a['line']} of the forecast ledger (${a['id']}) says it was sealed at ${a['at']}, before the line above it (${a['before']}). A seal cannot be backdated. ${restore}`,
  'ledger-duplicate': (a) =>
    `line ${a['line']} of the forecast ledger seals ${a['id']} a second time; line ${a['first']} already does. A forecast is sealed once, later probabilities go under “updates:”. ${restore}`,
  'ledger-length': (a) =>
    `the forecast ledger has ${a['found']} lines and ${a['head']} says ${a['expected']}: line ${a['line']} was removed or added by hand. Restore both files from git; only “npm run seal” writes them.`,
  'ledger-head-missing': (a) =>
    `${a['head']} is missing or cannot be read, so nobody could see if the last line of the ledger were removed. Restore it from git; “npm run seal” writes it.`,
  'ledger-head-differs': (a) =>
    `line ${a['line']}, the last of the forecast ledger, is not the one ${a['head']} names: it was replaced. Restore both files from git; only “npm run seal” writes them.`,
  'sealed-note-gone': (a) =>
    `line ${a['line']} of the forecast ledger seals ${a['id']}, and there is no note “${a['note']}” any more. A note with sealed forecasts cannot be deleted or renamed: give it “status: withdrawn”.`,
  'sealed-forecast-gone': (a) =>
    `line ${a['line']} of the forecast ledger seals ${a['id']}, and the note has no forecast ${a['forecast']} any more. A sealed forecast cannot be removed: put it back, with “outcome: annulled” and the reason if its criteria failed.`,
  'sealed-hidden': (a) =>
    `line ${a['line']} of the forecast ledger seals ${a['id']}, and the note is a draft again. What was published and sealed cannot be hidden: publish it, or give it “status: withdrawn”.`,
  'sealed-changed': (a) =>
    `${a['id']} was sealed (line ${a['line']} of the forecast ledger) with ${a['field']} “${a['sealed']}”, and the note now says “${a['now']}”. Put the sealed value back; a new probability goes under “updates:” with its day and reason.`,
} satisfies Record<string, Wording>;
