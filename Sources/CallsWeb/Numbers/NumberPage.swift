import Basics
import CallCenter
import Deadlines
import Desk
import HTML
import Pages
import People
import Store
import Telephony

/// A number being set up or changed.
struct NumberPage: Page {
    /// Nil while it is new.
    let number: ServiceNumber?
    let form: Form
    let queues: CallQueues
    let policy: DeadlinePolicy

    /// - Parameter form: what was typed, when that could not be done.
    init(_ id: ServiceNumber.ID?, _ form: Form?, in snapshot: Snapshot) throws {
        number = try id.flatMap { id in try snapshot.serviceNumbers().first { $0.id == id } }
        if id != nil, number == nil { throw NumberRefusal.notFound }
        queues = try snapshot.callQueues()
        policy = try snapshot.deadlinePolicy()
        self.form =
            form ?? number?.settings.form
            ?? Form([
                "language": Language.russian.rawValue, "queue": CallQueue.standard.description,
                "calendar": policy.sheet.standard.rawValue, "closed_way": OutOfHours.Way.callback.rawValue,
            ])
    }

    var place: Place { .templates }
    var back: String? { "/telephone" }

    func title(for reader: Reader) -> String {
        number?.settings.dialled.shown ?? reader.w("telephone.number.add")
    }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { title(for: reader) }
            if let number { removal(of: number, for: reader) }
        }
        PostForm(to: number.map { "/telephone/numbers/\($0.id)" } ?? "/telephone/numbers", reader) {
            FormErrors(form, w)
            if let number { HiddenField("version", "\(number.version)") }
            Panel(w("telephone.number.what")) { div(.class("stack"), .class("measure")) { basics(w) } }
            Panel(w("telephone.number.open-hours")) { div(.class("stack"), .class("measure")) { openHours(w) } }
            Panel(w("telephone.number.menu")) { menu(w) }
            Panel(w("telephone.number.closed")) { div(.class("stack"), .class("measure")) { closed(w) } }
            div(.class("row")) {
                SubmitButton(w("telephone.save"), key: "ctrl+enter")
                Button(w("telephone.cancel"), href: "/telephone", style: .quiet)
            }
        }
    }

    private func removal(of number: ServiceNumber, for reader: Reader) -> some HTML {
        SureButton(
            reader.w("telephone.remove"),
            reader.w("telephone.number.remove-sure"),
            act: reader.w("telephone.remove"),
            to: "/telephone/numbers/\(number.id)/removal",
            reader
        )
    }

    @HTMLBuilder
    private func basics(_ w: Wording) -> some HTML {
        TextField(
            "digits",
            w("telephone.number.digits"),
            form,
            w,
            kind: .phone,
            hint: w("telephone.number.digits-hint"),
            max: 40,
            autofocus: number == nil
        )
        TextField("name", w("telephone.number.name"), form, w, hint: w("telephone.number.name-hint"), max: 100)
        SelectField(
            "language",
            w("telephone.number.language"),
            form,
            w,
            options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) },
            hint: w("telephone.number.language-hint")
        )
    }

    @HTMLBuilder
    private func openHours(_ w: Wording) -> some HTML {
        SelectField(
            "calendar",
            w("telephone.number.hours"),
            form,
            w,
            options: policy.sheet.calendars.map { Choice($0.key.rawValue, $0.calendar.name) },
            required: false,
            empty: w("telephone.number.always")
        )
        sounds("greeting", "telephone.number.greeting", w)
        SelectField("queue", w("telephone.number.queue"), form, w, options: choices)
    }

    @HTMLBuilder
    private func menu(_ w: Wording) -> some HTML {
        FieldSet("menu", w("telephone.number.keys"), form, w, required: false, hint: w("telephone.number.keys-hint")) {
            div(.class("measure")) { sounds("prompt", "telephone.number.prompt", w) }
            div(.class("fields"), .class("keypad")) {
                ForEach(Digit.menu) { digit in
                    SelectField(
                        "key_\(digit)",
                        w("telephone.number.key", ["key": "\(digit)"]),
                        form,
                        w,
                        options: choices,
                        required: false,
                        empty: w("telephone.number.no-key")
                    )
                }
            }
        }
    }

    @HTMLBuilder
    private func closed(_ w: Wording) -> some HTML {
        ChoiceField(
            "closed_way",
            w("telephone.number.closed-way"),
            form,
            w,
            options: OutOfHours.Way.allCases.map { Choice($0.rawValue, w(TextKey("telephone.closed.\($0.rawValue)"))) }
        )
        sounds("closed_words", "telephone.number.closed-words", w)
    }

    private func sounds(_ name: String, _ label: TextKey, _ w: Wording) -> some HTML {
        TextField(name, w(label), form, w, required: false, hint: w("telephone.number.sounds-hint"), max: 2000)
    }

    private var choices: [Choice] { queues.choices(chosen: number?.settings.queues ?? []) }
}
