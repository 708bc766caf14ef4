// Charts are drawn where their bundle can be had; the table with the same numbers stays for those who hear the page. The bundle's
// own interpreter of expressions is used, for our policy forbids to make programs out of text.
const plots = [...document.querySelectorAll("[data-chart]")];
if (plots.length) begin();

function begin() {
  const bundle = document.createElement("script");
  bundle.src = plots[0].dataset.chartBundle;
  bundle.addEventListener("load", () => plots.forEach(draw));
  document.head.append(bundle);
}

async function draw(plot) {
  plot.hidden = false;
  try {
    await window.vegaEmbed(plot, JSON.parse(plot.dataset.chart), {
      ast: true,
      actions: false,
      renderer: "svg",
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true },
    });
    plot.closest(".chart").classList.add("drawn");
    plot.closest(".chart").querySelector(".chart-table").removeAttribute("tabindex");
  } catch (error) {
    plot.hidden = true;
    console.warn(error);
  }
}
