import Basics
import Desk
import HTML
import Pages

/// What the client is told will be done, and by when.
struct PromiseForm: HTML {
    let found: Case
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let form = form.isEmpty ? Form(["due": Self.usual(w)]) : form
        ComposeForm(.promise, on: found, form, reader, send: ("case.promise.keep", .clock)) {
            div(.class("fields")) {
                TextField(
                    "what",
                    w("case.promise.what"),
                    form,
                    w,
                    max: 200,
                    scope: "promise"
                )
                TextField("due", w("case.promise.due"), form, w, kind: .dateTime, scope: "promise")
            }
        } beside: {
            p(.class("hint")) { w("case.promise.hint") }
        }
    }

    /// Six in the evening, today while there is time for it.
    private static func usual(_ w: Wording) -> String {
        let isLate = w.wall(w.now).hour >= 16
        let day = w.fieldDay(isLate ? w.now + .days(1) : w.now)
        return "\(day)T18:00"
    }
}
