/** The kernel's code and memory. */
import { isOfTheCalendar } from "../../date.ts";
import { INPATIENT_OF, TIER_OF } from "../keys.ts";
import { KERNEL } from "./code.ts";
import { CALENDAR, STAYS, YEARS } from "./layout.ts";

/** The kernel, and its memory as numbers of different widths, which are others after `rowsOf`. */
export interface Kernel {
  /**
   * Settles rows of the block in order.
   *
   * @param end    The row after the last.
   * @param stride Length of a row of the years. Unit: bytes.
   * @returns The row at which it stopped, or the end.
   */
  readonly run: (row: number, end: number, stride: number) => number;
  bytes: Uint8Array;
  ints: Int32Array;
  numbers: Float64Array;
  /** The rows of the years as so many numbers, with what was in them; `null` where there is no memory for them. */
  readonly rowsOf: (length: number) => Float64Array | null;
}

/** What is used of the host's WebAssembly; not every host has it. */
interface Host {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly run: Kernel["run"];
}

const PAGE = 65_536;

/** Compiled when a batch first needs it, for all. */
let compiled: object | null = null;

/** Opens a kernel with a memory of its own; `null` where the host has no WebAssembly, forbids it or has no room. */
export function openKernel(): Kernel | null {
  const host = (globalThis as { readonly WebAssembly?: Host }).WebAssembly;
  if (host === undefined) return null;
  try {
    compiled ??= new host.Module(Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0)));
    const { memory, run } = new host.Instance(compiled).exports;
    memory.grow(Math.ceil(YEARS / PAGE));
    return withMemory(memory, run);
  } catch {
    // What a host throws that forbids it is not agreed upon; the loop in TypeScript does the same.
    return null;
  }
}

function withMemory(memory: Exports["memory"], run: Kernel["run"]): Kernel {
  const kernel: Kernel = {
    run,
    ...viewsOf(memory.buffer),
    rowsOf(length) {
      const missing = Math.ceil((YEARS + 8 * length - memory.buffer.byteLength) / PAGE);
      if (missing > 0) {
        try {
          memory.grow(missing);
        } catch {
          return null;
        }
        Object.assign(kernel, viewsOf(memory.buffer));
      }
      return new Float64Array(memory.buffer, YEARS, length);
    },
  };
  TIER_OF.forEach((tier, visit) => {
    kernel.bytes[STAYS + visit] = tier + 8 * (INPATIENT_OF[visit] ?? 0);
  });
  for (let at = 0; at < 10_000; at++) {
    const [month, day] = [Math.floor(at / 100), at % 100];
    kernel.bytes[CALENDAR + at] = isOfTheCalendar(2001, month, day) ? 1 : isOfTheCalendar(2000, month, day) ? 2 : 0;
  }
  return kernel;
}

function viewsOf(buffer: ArrayBuffer): Pick<Kernel, "bytes" | "ints" | "numbers"> {
  return { bytes: new Uint8Array(buffer), ints: new Int32Array(buffer), numbers: new Float64Array(buffer) };
}
