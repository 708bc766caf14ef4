import Basics
import CallCenter
import HTML
import Pages
import People

/// What calls can be about, in the order in which it is offered after a call.
struct CallMattersPage: Page {
    let matters: [CallMatter]
    let form: Form

    var place: Place { .templates }

    func title(for reader: Reader) -> String { reader.w("telephone.matters") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        TelephoneHead(.matters, reader)
        p(.class("hint")) { w("calls.matters.hint") }
        ul(.class("call-matters")) { ForEach(matters) { line($0, reader) } }
        PostForm(to: TelephoneView.matters.path, reader, class: "row") {
            FormErrors(form, w)
            TextField("name", w("calls.matters.name"), form, w, max: CallMatter.longest)
            SubmitButton(w("calls.matters.add"), icon: .plus)
        }
    }

    private func line(_ matter: CallMatter, _ reader: Reader) -> some HTML {
        let (w, place) = (reader.w, "\(TelephoneView.matters.path)/\(matter.id)")
        return li {
            PostForm(to: place, reader, class: "row") {
                input(
                    .type("text"),
                    .name("name"),
                    .value(matter.name),
                    .maxlength(CallMatter.longest),
                    .required,
                    .aria("label", w("calls.matters.name"))
                )
                SubmitButton(w("calls.matters.keep"), style: .quiet)
            }
            if matter.closed == nil {
                ActButton(w("calls.matters.close"), to: place + "/closing", reader, style: .quiet)
            } else {
                Badge(w("calls.matters.is-closed"), shape: .square)
                ActButton(w("calls.matters.reopen"), to: place + "/reopening", reader, style: .quiet)
            }
        }
    }
}
