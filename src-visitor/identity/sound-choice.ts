/** The name under which it is kept that the visitor wants to hear when somebody writes. */
export const soundChoice = "sound";
