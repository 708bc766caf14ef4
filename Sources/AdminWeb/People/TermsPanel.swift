import Basics
import Deadlines
import Desk
import HTML
import Pages
import People

/// When the person works, and how much at a time.
struct TermsPanel: HTML {
    let page: PersonPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.terms.title")) {
            if reader.may(.changePeople), page.person.state != .left {
                form(w)
            } else {
                Definitions {
                    Definition(w("admin.terms.calendar")) { calendar ?? w("admin.terms.standard") }
                    Definition(w("admin.terms.most")) {
                        page.terms.mostCases.map { w.number($0) } ?? w("admin.terms.unlimited")
                    }
                }
            }
        }
    }

    private var calendar: String? {
        page.calendars.first { $0.key.rawValue == page.terms.calendar }?.calendar.name
    }

    private func form(_ w: Wording) -> some HTML {
        let kept = page.form
            .filled("calendar", page.terms.calendar ?? "")
            .filled("most_cases", page.terms.mostCases.map(String.init) ?? "")
        return PostForm(to: "/people/\(page.person.id)/terms", reader) {
            div(.class("fields")) {
                SelectField(
                    "calendar",
                    w("admin.terms.calendar"),
                    kept,
                    w,
                    options: page.calendars.map { Choice($0.key.rawValue, $0.calendar.name) },
                    required: false,
                    empty: w("admin.terms.standard")
                )
                TextField(
                    "most_cases",
                    w("admin.terms.most"),
                    kept,
                    w,
                    kind: .number,
                    required: false,
                    hint: w("admin.terms.most-hint")
                )
            }
            p { SubmitButton(w("admin.save"), style: .plain) }
        }
    }
}
