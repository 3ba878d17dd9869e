"""The look of the doctor's page: large print, black on white, made for paper and for low vision."""

STYLE = """
@page { size: A4; margin: 11mm 12mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; font-size: 18pt; }
body {
  margin: 0 auto; padding: 1rem; max-width: 40rem; text-align: left; line-height: 1.5;
  overflow-wrap: anywhere; font-family: Verdana, "DejaVu Sans", Arial, Helvetica, sans-serif;
}
h1 { font-size: 1.2rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 1.1rem 0 .3rem; border-bottom: 2pt solid #000; }
h3 { font-size: 1rem; margin: .6rem 0 .1rem; }
p, ul { margin: 0 0 .5rem; }
ul { padding-left: 1.1em; }
li { margin: 0 0 .25rem; }
.level { border: 3pt solid #000; padding: .4rem .7rem; margin: .6rem 0; }
.level p { margin: 0; }
@media print {
  body {
    padding: 0; max-width: none; line-height: 1.22; orphans: 2; widows: 2;
    font-family: Arial, "Liberation Sans", Helvetica, "DejaVu Sans Condensed", sans-serif;
  }
  h2 { margin: .5rem 0 .1rem; break-after: avoid; }
  h3 { margin: .3rem 0 0; break-after: avoid; }
  li, .level { break-inside: avoid; }
  p, ul, li { margin-bottom: .08rem; }
}
""".strip()
"""CSS of the page. The size is in points on the root, so that nothing on it is below 18 pt."""

CLINIC_STYLE = """
html { font-size: 12pt; }
body { max-width: 48rem; }
.fields { display: flex; gap: 1rem; }
.fields span { flex: 1; border-bottom: .6pt solid #000; min-height: 1.8em; }
@media print { html { font-size: 10pt; } }
""".strip()
"""What one sheet for a clinician has besides: 10 points on paper, and lines to fill in."""
