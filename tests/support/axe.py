"""What a machine can find wrong with a page."""

import pathlib

AXE = next((pathlib.Path(__file__).resolve().parents[2] / ".build/python").rglob("axe.min.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults_of(driver) -> list[str]:
    """The violations that axe-core knows, each with where it is."""
    # A field that takes the cursor scrolls the page, and what lies half under the bar by chance is no fault of the page.
    driver.execute_script("window.scrollTo(0, 0)")
    driver.execute_script(AXE)
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: arguments[0]})"
        ".then(result => done(result.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)])));",
        RULES,
    )
    return [f"{rule} at {', '.join(places)}" for rule, places in found]


def scrolls_sideways(driver, width: int) -> bool:
    """Whether a page is wider than the window. A phone zooms out to show all of it, so the window itself does not tell."""
    return driver.execute_script("return document.documentElement.scrollWidth") > width + 1
