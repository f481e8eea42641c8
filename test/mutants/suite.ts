/** What the tests of the arithmetic use of vitest, without its worker: tests that are synchronous and have no hooks. */
import { format } from "node:util";
import { expect } from "vitest";

type Body = (...row: never[]) => unknown;

/** A test: its name is unique in its file, the same at each evaluation. */
export interface Test {
  readonly file: string;
  readonly name: string;
  readonly run: () => unknown;
}

/** Gathers the tests of the files that are evaluated with its `vitest`. */
export class Suite {
  readonly tests: Test[] = [];
  private file = "";
  private titles: string[] = [];

  /** Called at the head of each test file. */
  begin(file: string): void {
    this.file = file;
  }

  /** What `import … from "vitest"` gives. */
  readonly vitest = (() => {
    const describe = this.withRows((title, body) => {
      this.titles.push(title);
      body();
      this.titles.pop();
    });
    const it = this.withRows((title, run) => {
      const { file, tests } = this;
      const name = [...this.titles, title].join(" ");
      const twins = tests.filter((other) => other.file === file && other.name.startsWith(name)).length;
      tests.push({ file, name: twins === 0 ? name : `${name} (${twins})`, run });
    });
    return { describe, it, test: it, expect };
  })();

  private withRows(declare: (title: string, body: () => unknown) => void) {
    const each =
      (rows: readonly unknown[]) =>
      (title: string, body: Body): void => {
        for (const row of rows) {
          const values = Array.isArray(row) ? row : [row];
          declare(format(title.replaceAll("$", "%"), ...values.map(String)), () => body(...(values as never[])));
        }
      };
    return Object.assign((title: string, body: Body) => declare(title, body as () => unknown), { each });
  }
}
