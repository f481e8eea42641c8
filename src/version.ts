/** The engine's name and version, as receipts carry it; a test holds it to `package.json`. */
export const ENGINE = "yizhan/0.1.0";
