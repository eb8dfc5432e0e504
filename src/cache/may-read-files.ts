/** Modules that reach files, or other programs that do. */
const READING_MODULES = /['"`](?:node:)?(?:fs|fs\/promises|child_process|cluster|module|vm|worker_threads)['"`]/;
/** Imports of which Vite knows nothing, or not all that they import. */
const HIDDEN_IMPORTS =
  /\bimport\s*\(\s*(?!\s|['"])|\brequire\b\s*[(.]|\bimport\.meta\.glob\b|\b(?:importActual|importMock)\b/;

/** Whether code may depend on files that it does not import in a way that shows in the module graph. It errs on the side of yes. */
export const mayReadFiles = (code: string): boolean => READING_MODULES.test(code) || HIDDEN_IMPORTS.test(code);
