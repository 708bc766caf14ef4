"""Forms of pages, read as a browser reads them: what nobody changes is sent as it stands."""

import html.parser


class Form:
    def __init__(self, action: str):
        self.action = action
        self.fields: dict[str, str] = {}
        self.choices: dict[str, dict[str, str]] = {}
        """Of each list, by what is shown, what is sent."""


class Forms(html.parser.HTMLParser):
    """All forms of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[Form] = []
        self.list: str | None = None
        self.option: str | None = None
        self.area: str | None = None
        self.feed(page)

    def of(self, action: str) -> Form:
        found = [form for form in self.found if form.action.split("?")[0] == action]
        assert found, f"no form for {action} among {sorted({form.action for form in self.found})}"
        return found[0]

    def handle_starttag(self, tag: str, attributes: list):
        marks = dict(attributes)
        name = marks.get("name")
        if tag == "form":
            self.found.append(Form(marks.get("action", "")))
        elif not self.found:
            return
        elif tag == "input" and name:
            self.read_input(name, marks)
        elif tag == "select":
            self.list = name
            self.form.choices[name] = {}
        elif tag == "option" and self.list:
            self.read_option(marks)
        elif tag == "textarea":
            self.area = name
            self.form.fields[name] = ""

    def handle_endtag(self, tag: str):
        if tag == "select":
            self.list = None
        elif tag == "option":
            self.option = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, words: str):
        if self.area:
            self.form.fields[self.area] += words
        if self.list and self.option is not None and words.strip():
            self.form.choices[self.list][words.strip()] = self.option

    @property
    def form(self) -> Form:
        return self.found[-1]

    def read_input(self, name: str, marks: dict):
        kind = marks.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in marks or kind in ("submit", "file"):
            return
        self.form.fields[name] = marks.get("value") or ("on" if kind == "checkbox" else "")

    def read_option(self, marks: dict):
        self.option = marks.get("value") or ""
        if "selected" in marks or self.list not in self.form.fields:
            self.form.fields[self.list] = self.option
