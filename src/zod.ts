/** The one place where zod is imported: a private copy that never probes for `new Function` (strict CSP). */
import * as z from "zod";

z.config({ jitless: true });

export { z };
