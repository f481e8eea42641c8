/** Where values come from: the document and article of a source, and the version of the file that states it. */
import type { PipelineVersion } from "../rules/pipeline-version.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { Document, LayerVersion, Text } from "../rules/types.ts";
import { EVIDENCE_NAMES } from "../report/words.ts";
import { frame, same } from "./bilingual.ts";
import type { Citation, Origin, Provenance } from "./section.ts";

/** A version of a layer or of a pipeline. */
export type AnyVersion = LayerVersion | PipelineVersion;

/** The document that a source such as `"n 二"` names, among those of its file. */
export function citationOf(source: string, documents: { readonly [key: string]: Document }): Citation {
  const [key = "", ...article] = source.split(" ");
  const document = Object.hasOwn(documents, key) ? documents[key] : undefined;
  return {
    source,
    title: document?.title ?? key,
    article: article.join(" "),
    number: document?.number ?? null,
    url: document?.url ?? null,
    // Parsed rules cite only documents that they have.
    evidence: document?.evidence ?? "illustrative",
    checked: document?.checked ?? null,
  };
}

/** The version that a file states. */
export function originOf({ file, data }: Sourced<AnyVersion>): Origin {
  const layer = "layer" in data ? data.layer : "pipeline";
  return { file, version: `${data.region}/${layer}@${data.from}` };
}

/** Where something with a source comes from. */
export function provenanceOf(version: Sourced<AnyVersion>, source: string): Provenance {
  return { source: citationOf(source, version.data.documents), origin: originOf(version) };
}

/** A citation in one line: title, number, article, and how far it can be trusted. */
export function citationWords({ title, number, article, evidence }: Citation): Text {
  const parts = (named: string): Text => same([named, number, article].filter((part) => part).join(" "));
  const bare = title.replace(/^《(.*)》$/, "$1");
  const named: Text = { zh: parts(`《${bare}》`).zh, en: parts(title).en };
  return frame("{0}[{1}]", "{0} [{1}]", named, EVIDENCE_NAMES[evidence]);
}

/** A version in one line: its name and its file. */
export function originWords({ version, file }: Origin): Text {
  return same(`${version}, ${file}`);
}
