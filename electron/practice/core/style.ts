/** One stylesheet for every page of practice: calm, nobody's brand. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;color:#1e2b3c;background:#f4f5f7}
.band{margin:0;max-width:none;padding:.5rem 1.5rem;color:#fff;font-size:.9rem;text-align:center;
background:#5b3a9e repeating-linear-gradient(135deg,#5b3a9e 0 14px,#64429f 14px 28px)}
.head{display:flex;justify-content:space-between;align-items:center;gap:1rem;max-width:56rem;margin:0 auto;padding:1rem 1.5rem .25rem}
.copy{margin:0;font-weight:600;color:#45536a}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem .9rem;margin:0;font-size:.9rem;color:#45536a}
details{margin-top:1.25rem}
summary{cursor:pointer}
main{max-width:56rem;margin:.75rem auto 1.5rem;padding:2rem 2.25rem;background:#fff;border:1px solid #dfe3e8;border-radius:8px}
.foot{max-width:56rem;margin:0 auto 2rem;padding:0 1.5rem;font-size:.85rem;color:#5a6779}
h1{margin:0 0 .75rem;font-size:1.65rem;line-height:1.25}
h2{margin:2rem 0 .5rem;font-size:1.25rem}
h3{margin:1.75rem 0 .5rem;font-size:1.05rem}
p{max-width:44rem;margin:.5rem 0}
a{color:#0b5268}
a:hover{text-decoration-thickness:2px}
.lead{font-size:1.05rem;color:#3b4a5e}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.35rem 1.25rem;margin:1rem 0}
dt{color:#5a6779}
dd{margin:0;overflow-wrap:anywhere}
code{font:0.92em ui-monospace,"DejaVu Sans Mono",monospace;background:#eef1f4;padding:.1em .35em;border-radius:4px;user-select:all;overflow-wrap:anywhere}
ul.powers,ul.rows{list-style:none;margin:1rem 0;padding:0;border:1px solid #dfe3e8;border-radius:6px}
ul.powers li,ul.rows>li{padding:.75rem 1rem;border-top:1px solid #e7eaee}
ul.powers li:first-child,ul.rows>li:first-child{border-top:0}
ul.powers span{display:block;font-size:.9rem;color:#5a6779}
ul.rows>li{display:flex;justify-content:space-between;align-items:center;gap:1rem}
ul.rows .what span{display:block;font-size:.9rem;color:#5a6779}
table{width:100%;border-collapse:collapse;margin:1rem 0;font-size:.95rem}
th{text-align:left;font-weight:600;color:#45536a}
th:last-child,td:last-child{padding-right:0}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid #e7eaee;vertical-align:top}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
form{margin:0}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
button,.button{display:inline-block;font:inherit;font-weight:500;padding:.55rem 1.1rem;border-radius:6px;border:2px solid #0b5268;
background:#0b5268;color:#fff;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:#083f50;border-color:#083f50}
button.second,.button.second{background:#fff;color:#0b5268}
button.second:hover,.button.second:hover{background:#eaf3f5}
button.danger{background:#fff;border-color:#a8261f;color:#a8261f}
button.danger:hover{background:#fbeeed}
button.small{padding:.3rem .8rem;font-size:.9rem;white-space:nowrap}
button.quiet{white-space:nowrap;padding:.1rem .3rem;border-color:transparent;background:none;color:#0b5268;font-size:.9rem;text-decoration:underline}
button.quiet:hover{background:#eaf3f5}
button:focus-visible,a:focus-visible,input:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid #1e2b3c;outline-offset:2px}
.people{list-style:none;margin:1.25rem 0;padding:0;display:grid;gap:.6rem}
.people button{width:100%;text-align:left;background:#fff;color:#1e2b3c;border:1px solid #b9c2cd;padding:.7rem 1rem}
.people button:hover{background:#eaf3f5;border-color:#0b5268}
.people span{display:block;font-weight:400;font-size:.9rem;color:#5a6779}
label{display:block;font-weight:600;margin:1rem 0 .3rem}
select,input[type=text],input[type=search],textarea{width:100%;font:inherit;padding:.5rem .65rem;border:1px solid #6b7889;border-radius:6px}
textarea{font:0.88rem/1.45 ui-monospace,"DejaVu Sans Mono",monospace;min-height:10rem}
textarea.short{min-height:4.5rem}
.note,.good,.bad{margin:1rem 0;padding:.75rem 1rem;border-left:4px solid #45709b;background:#eef4fa;border-radius:0 6px 6px 0;max-width:none}
.good{border-color:#1d7a46;background:#edf7f0}
.bad{border-color:#a8261f;background:#fbeeed}
.note p,.good p,.bad p{margin:.15rem 0}
.tag{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.85rem;background:#e7eaee;color:#34445a;white-space:nowrap}
.tag.yes{background:#dff1e5;color:#135c33}
.tag.no{background:#fbe3e1;color:#8a1f19}
.tag.wait{background:#fdf0d5;color:#6f4a00}
nav.way{margin:0 0 1rem;font-size:.92rem}
.two{display:flex;gap:.75rem;align-items:end}
.two>*:first-child{flex:1}
@media (max-width:40rem){table{display:block;overflow-x:auto}td code{overflow-wrap:normal;white-space:nowrap}main{padding:1.25rem}dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}ul.rows>li{flex-wrap:wrap}}
`;
