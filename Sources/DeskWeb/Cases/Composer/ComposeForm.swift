import Basics
import Desk
import HTML
import Pages

/// The frame of every form in which one writes: what went wrong, the fields, and beneath them the button that sends them.
struct ComposeForm: HTML {
    let act: CaseAct
    let found: Case
    let form: Form
    let reader: Reader
    let send: SubmitButton
    let fields: Markup
    let beside: Markup
    let below: Markup

    /// - Parameters:
    ///   - send: the words and the picture on the button.
    ///   - beside: what stands to the left of the button.
    ///   - below: what stands under it; buttons of its own must, for Enter presses the first of a form.
    init(
        _ act: CaseAct,
        on found: Case,
        _ form: Form,
        _ reader: Reader,
        send: (label: TextKey, icon: Icon.Name),
        style: ButtonStyle = .accent,
        @HTMLBuilder fields: () -> Markup,
        @HTMLBuilder beside: () -> Markup,
        @HTMLBuilder below: () -> Markup
    ) {
        self.act = act
        self.found = found
        self.form = form
        self.reader = reader
        self.send = SubmitButton(reader.w(send.label), style: style, key: "ctrl+enter", icon: send.icon)
        self.fields = fields()
        self.beside = beside()
        self.below = below()
    }

    var body: some HTML {
        PostForm(to: Address.act(act, on: found.number), reader, class: classes, sendsFiles: act == .answer) {
            if act.isOverVersion { HiddenField("version", "\(found.version)") }
            FormErrors(form, reader.w)
            fields
            div(.class("compose-foot")) {
                beside
                send
            }
            below
        }
    }

    private var classes: String { "compose \(act.rawValue)" + (act.follows ? " follows" : "") }
}

extension ComposeForm {
    init(
        _ act: CaseAct,
        on found: Case,
        _ form: Form,
        _ reader: Reader,
        send: (label: TextKey, icon: Icon.Name),
        style: ButtonStyle = .accent,
        @HTMLBuilder fields: () -> Markup,
        @HTMLBuilder beside: () -> Markup
    ) {
        self.init(act, on: found, form, reader, send: send, style: style, fields: fields, beside: beside, below: {})
    }

    init(
        _ act: CaseAct,
        on found: Case,
        _ form: Form,
        _ reader: Reader,
        send: (label: TextKey, icon: Icon.Name),
        @HTMLBuilder fields: () -> Markup
    ) {
        self.init(act, on: found, form, reader, send: send, fields: fields, beside: {})
    }
}

extension CaseAct {
    /// It is sent over the version that the writer saw.
    fileprivate var isOverVersion: Bool { follows || self == .change }

    /// What arrives meanwhile counts as seen once it stands on the page. A correction would write over it, so it does not follow.
    fileprivate var follows: Bool { self == .answer || self == .handOver }
}
