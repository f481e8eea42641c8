import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlain } from "../../src/plain.ts";
import type { PlainLimits } from "../../src/plain.ts";

/** Path and `found` of every finding, or the value. */
function read(value: unknown, limits?: PlainLimits): unknown {
  const result = readPlain(value, limits);
  return result.ok ? { value: result.value } : result.findings.map(({ path, found }) => [path, found]);
}

class Money {
  readonly fen = 1;
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

const cycle: Record<string, unknown> = {};
cycle["deep"] = [{ cycle }];
const longCycle: unknown[] = [];
let end = longCycle;
for (let i = 0; i < 200; i++) {
  const next: unknown[] = [];
  end.push(next);
  end = next;
}
end.push(longCycle);

const trap = new Proxy(
  {},
  {
    ownKeys() {
      throw new TypeError("trap");
    },
  },
);

describe("plain data", () => {
  it("is copied, each part anew", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!/__proto__|constructor|prototype/.test(JSON.stringify(value)));
        const result = readPlain(value);
        if (!result.ok) expect(/\\ud|\p{Surrogate}/iu.test(JSON.stringify(value))).toBe(true);
        else {
          expect(result.value).toEqual(value);
          if (typeof value === "object" && value !== null) expect(result.value).not.toBe(value);
        }
      }),
    );
  });

  it("of no prototype, of another realm's, and shared parts are plain", () => {
    const shared = { a: 1 };
    const bare = Object.assign(Object.create(null) as object, { b: [shared, shared] });
    expect(read(bare)).toEqual({ value: { b: [{ a: 1 }, { a: 1 }] } });
  });

  it("counts undefined properties as absent", () => {
    const result = readPlain({ a: undefined, b: 1 });
    expect(result).toEqual({ ok: true, value: { b: 1 } });
    expect(result.ok && Object.keys(result.value as object)).toEqual(["b"]);
  });

  it("keeps the order of keys", () => {
    const result = readPlain({ b: 1, a: [3, 2], c: { z: 1, y: 2 } });
    expect(result.ok && JSON.stringify(result.value)).toBe('{"b":1,"a":[3,2],"c":{"z":1,"y":2}}');
  });

  it("may be a long list", () => {
    expect(readPlain(Array.from({ length: 300_000 }, (_, i) => i)).ok).toBe(true);
  });
});

describe("what is refused", () => {
  it.each<[string, unknown, [string, string][]]>([
    ["undefined", undefined, [["", "nothing"]]],
    ["a function", { a: () => 1 }, [["a", "a function"]]],
    ["a symbol", [Symbol("s")], [["[0]", "a symbol"]]],
    ["a bigint", { a: { b: 1n } }, [["a.b", "a bigint"]]],
    [
      "numbers that are not finite",
      [NaN, Infinity, -Infinity],
      [
        ["[0]", "NaN"],
        ["[1]", "Infinity"],
        ["[2]", "-Infinity"],
      ],
    ],
    ["undefined in a list", [undefined], [["[0]", "nothing"]]],
    ["a hole", { a: Array<unknown>(3) }, [["a", "others"]]],
    ["a huge hole", Array<unknown>(4_000_000_000), [["", "others"]]],
    ["a list with a name", Object.assign([1], { name: 1 }), [["", "others"]]],
    ["an object of a class", { a: new Money() }, [["a", "an object of a class"]]],
    ["a date", [new Date(0)], [["[0]", "an object of a class"]]],
    ["a map", new Map(), [["", "an object of a class"]]],
    ["an accessor", Object.defineProperty({}, "a", { get: () => 1, enumerable: true }), [["a", "an accessor"]]],
    [
      "hostile keys",
      JSON.parse('{"__proto__":{"x":1},"a":{"constructor":1,"prototype":2}}'),
      [
        ["__proto__", '"__proto__"'],
        ["a.constructor", '"constructor"'],
        ["a.prototype", '"prototype"'],
      ],
    ],
    [
      "a lone surrogate",
      ["\ud800", { "\udc00": 1 }],
      [
        ["[0]", "a lone surrogate"],
        ['[1]["\\udc00"]', "a lone surrogate"],
      ],
    ],
    ["a cycle", cycle, [["deep[0].cycle", "itself"]]],
    ["a long cycle", longCycle, [["[0]".repeat(64), "more"]]],
    ["a proxy that throws", { a: trap }, [["a", "an object that cannot be read"]]],
  ])("%s", (_, value, findings) => {
    const found = read(value);
    expect(found).toEqual(findings);
  });

  it("depth and size", () => {
    expect(readPlain(nested(64)).ok).toBe(true);
    expect(read(nested(65))).toEqual([["[0]".repeat(64), "more"]]);
    expect(read([1, 2], { nodes: 3 })).toEqual({ value: [1, 2] });
    expect(read([1, 2, 3], { nodes: 3 })).toEqual([["", "more"]]);
  });

  it("a small value that is enormous when written out", () => {
    let value: unknown = [1, 1];
    for (let i = 0; i < 60; i++) value = [value, value];
    expect(read(value)).toEqual([["", "more"]]);
  });

  it("and nothing is polluted", () => {
    readPlain(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
