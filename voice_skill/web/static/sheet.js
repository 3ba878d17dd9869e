// Printing needs a script; everything else on the doctor's page does not.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
