import { expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

it("what a batch remembers of dictionaries is forgotten with them", () => {
  const poor = { in: ["subsistence", { var: "person.categories" }] };
  const rulebook = bookOf({
    basic: [
      benefit("b", { cases: [flat("0.90", { when: poor }), flat("0.50", { id: "rest", when: { "!": [poor] } })] }),
    ],
  });
  const batch = createBatch(rulebook);
  const claims = [["subsistence"], ["marginal"]].map((codes) =>
    claimOf({ inScope: "100.00" }, { person: { categories: codes.map((code) => ({ code })) } }),
  );
  const first = collectClaims(claims);
  expect([...batch.run(first).patient.inScope.subarray(0, 2)]).toEqual([1_000, 5_000]);
  // The same places mean other categories now.
  const { persons } = first.dictionaries;
  const second = collectClaims([...claims].reverse());
  const turned = { ...second, dictionaries: { ...second.dictionaries, persons } };
  expect([...batch.run(turned).patient.inScope.subarray(0, 2)]).toEqual([5_000, 1_000]);
});
