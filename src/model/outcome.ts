/**
 * How an attempt that passes without the row ends under it (PRODUCT.md, section 3):
 * `check`: an assertion fails in the body, or an error that is no crash · `crash`: any other error in the body ·
 * `timeout`: time or step limit · `hook`: only a hook fails · `load`: the file does not load ·
 * `unmeasured`: it ended otherwise (skipped, cut off); never a survivor.
 */
export type Outcome = 'passed' | 'check' | 'crash' | 'timeout' | 'hook' | 'load' | 'unmeasured';
