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
            if !company.name.isEmpty { p(.class("portal-company")) { company.name } }
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
            TextField("name", w("portal.ask.name"), form, w, required: true, max: 200)
            TextField("email", w("portal.ask.email"), form, w, required: false, hint: w("portal.ask.reach"), max: 254)
            TextField("phone", w("portal.ask.phone"), form, w, required: false, max: 40)
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
