import Basics
import HTML
import Pages
import People

/// The public form.
struct AskPage: Page {
    let form: Form
    let company: Company
}

extension AskPage {
    var place: Place { .none }
    var layout: Layout { .portal }

    func title(for reader: Reader) -> String {
        reader.w("portal.ask.title")
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("portal-head")) {
            h1 { w("portal.ask.title") }
            p(.class("lead")) { company.greeting[w.language] ?? w("portal.ask.lead") }
        }
        if company.takesQuestions {
            fields(for: reader)
        } else {
            EmptyState(w("portal.ask.closed.title"), w("portal.ask.closed.text"))
        }
    }

    @HTMLBuilder
    private func fields(for reader: Reader) -> some HTML {
        let w = reader.w
        PostForm(to: "/ask", reader, class: "stack") {
            FormErrors(form, w)
            TextField("name", w("portal.ask.name"), form, w, max: 200, autocomplete: "name")
            FieldSet("reach", w("portal.ask.reach-you"), form, w, hint: w("portal.ask.reach")) {
                div(.class("fields")) {
                    TextField(
                        "email",
                        w("portal.ask.email"),
                        form,
                        w,
                        kind: .email,
                        required: false,
                        max: 254,
                        autocomplete: "email"
                    )
                    TextField(
                        "phone",
                        w("portal.ask.phone"),
                        form,
                        w,
                        kind: .phone,
                        required: false,
                        max: 40,
                        autocomplete: "tel"
                    )
                }
            }
            TextField("subject", w("portal.ask.subject"), form, w, required: false, max: 200)
            TextArea("text", w("portal.ask.text"), form, w, rows: 8)
            Trap(label: w("portal.ask.website"))
            SubmitButton(w("portal.ask.send"), key: "ctrl+enter")
        }
    }
}

/// A field that people neither see nor reach by the keyboard; what fills it in is a machine.
private struct Trap: HTML {
    let label: String

    var body: some HTML {
        div(.class("visually-hidden"), .aria("hidden", "true")) {
            input(.type("text"), .name("website"), .tabindex(-1), .autocomplete("off"), .title(label))
        }
    }
}
