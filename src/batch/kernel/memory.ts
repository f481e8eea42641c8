/** The kernel's memory and code; nothing where the host has no WebAssembly or forbids it. */
import { INPATIENT_OF, TIER_OF } from "../keys.ts";
import { KERNEL } from "./bytes.ts";
import { TIER, YEARS } from "./layout.ts";

/** The kernel with its memory, which the rows of years end. */
export interface Kernel {
  /** Settles rows of the block in order; gives the row at which it stopped, or the end. */
  readonly run: (row: number, end: number, stride: number) => number;
  /** The memory in integers of four bytes and of one, and in numbers; others after `rowsOf`. */
  ints: Int32Array;
  bytes: Uint8Array;
  numbers: Float64Array;
  /** The rows of years as so many numbers, the first of them as they were; `null` where the host has no room. */
  readonly rowsOf: (length: number) => Float64Array | null;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface Host {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => {
    readonly exports: { readonly memory: Memory; readonly run: Kernel["run"] };
  };
}

const PAGE = 65_536;

/** Opens a kernel with a memory of its own; `null` where there can be none. */
export function openKernel(): Kernel | null {
  const host = (globalThis as { WebAssembly?: Host }).WebAssembly;
  if (host === undefined) return null;
  try {
    const code = Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0));
    const { memory, run } = new host.Instance(new host.Module(code)).exports;
    memory.grow(Math.ceil(YEARS / PAGE));
    const kernel: Kernel = {
      run,
      ...viewsOf(memory),
      rowsOf(length) {
        const missing = Math.ceil((YEARS + 8 * length - memory.buffer.byteLength) / PAGE);
        if (missing > 0) {
          try {
            memory.grow(missing);
          } catch {
            return null;
          }
          Object.assign(kernel, viewsOf(memory));
        }
        return new Float64Array(memory.buffer, YEARS, length);
      },
    };
    for (let visit = 0; visit < TIER_OF.length; visit++)
      kernel.bytes[TIER + visit] = (TIER_OF[visit] ?? 0) + 8 * (INPATIENT_OF[visit] ?? 0);
    return kernel;
  } catch {
    return null;
  }
}

function viewsOf({ buffer }: Memory): Pick<Kernel, "ints" | "bytes" | "numbers"> {
  return { ints: new Int32Array(buffer), bytes: new Uint8Array(buffer), numbers: new Float64Array(buffer) };
}
