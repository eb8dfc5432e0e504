/** What `build.ts` makes: the viewer of the HTML report, ready to be put into a page. */
export declare const SCRIPT: string;
export declare const STYLE: string;
