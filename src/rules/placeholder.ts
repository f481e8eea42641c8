/** Marks what must be replaced in the folder with which a region begins. */
export const TO_FILL = "待填 TO FILL IN";

/** Whether a text still has the mark, or a half of it. */
export function isToFill(text: string): boolean {
  return /待填|TO FILL IN/.test(text);
}
