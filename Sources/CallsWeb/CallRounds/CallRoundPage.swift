import Basics
import CallCenter
import Clients
import HTML
import Pages
import People
import Store

/// A list of those to call, or a new one: how they are called, how far it has come, who else is to be put on it.
struct CallRoundPage: Page {
    let list: CallRound?
    let form: Form
    let tags: [Tag]
    let progress: CallRoundProgress
    let callers: CallRoundCallers?

    init(_ list: CallRound?, _ form: Form? = nil, in snapshot: Snapshot, for member: Member) throws {
        self.list = list
        let settings = list?.settings ?? CallRoundSettings(name: "")
        self.form = form ?? Form(of: settings)
        tags = list == nil ? [] : try snapshot.tagsInUse(visibleTo: member)
        callers = try list.flatMap { try CallRoundCallers($0, in: snapshot) }
        progress = try list.flatMap { try snapshot.progress(of: [$0.id])[$0.id] } ?? CallRoundProgress()
    }

    var place: Place { .calls }
    var back: String? { "/calls/rounds" }

    func title(for reader: Reader) -> String { list?.settings.name ?? reader.w("call-rounds.new") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { title(for: reader) }
            if let list { tools(of: list, reader) }
        }
        if let list {
            p {
                Badge(w(list.state.title), tone: list.state == .running ? .good : .plain)
                " "
                w.done(progress)
            }
            if let callers { CallRoundCallersView(callers: callers, reader: reader) }
            CallRoundResults(progress: progress, w: w)
            if reader.may(.overseeWork), list.state != .closed {
                CallRoundFilling(list: list, tags: tags, reader: reader)
            }
        }
        if reader.may(.overseeWork), list?.state != .closed { settings(reader) }
    }

    @HTMLBuilder
    private func tools(of list: CallRound, _ reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("row")) {
            if list.state == .running, reader.may(.workCases) {
                Button(w("call-rounds.work"), href: "\(list.path)/work", style: .accent, key: "t", icon: .phone)
            }
            if reader.may(.overseeWork) {
                switch list.state {
                case .draft, .paused: ActButton(w("call-rounds.start"), to: "\(list.path)/start", reader, key: "s")
                case .running: ActButton(w("call-rounds.hold"), to: "\(list.path)/pause", reader, key: "s")
                case .closed: Empty()
                }
            }
        }
    }

    private func settings(_ reader: Reader) -> some HTML {
        let w = reader.w
        return Group {
            PostForm(to: list?.path ?? "/calls/rounds", reader) {
                FormErrors(form, w)
                if let list { HiddenField("version", form["version"] ?? "\(list.version)") }
                Panel(w("call-rounds.settings")) { CallRoundFields(form: form, reader: reader) }
                p { SubmitButton(w("call-rounds.save"), style: list == nil ? .accent : .plain, key: "ctrl+enter") }
            }
            if let list {
                SureButton(
                    w("call-rounds.close"),
                    w("call-rounds.close-question"),
                    act: w("call-rounds.close"),
                    to: "\(list.path)/closing",
                    reader,
                    opensFromStart: true
                )
            }
        }
    }
}

/// What came of those who were called.
private struct CallRoundResults: HTML {
    let progress: CallRoundProgress
    let w: Wording

    var body: some HTML {
        Panel(w("call-rounds.results")) {
            Definitions {
                Definition(w("call-rounds.waiting")) { w.number(progress.waiting) }
                Definition(w("call-rounds.taken")) { w.number(progress.taken) }
                ForEach(CallRoundResult.allCases) { result in
                    Definition(w(TextKey("call-round.result.\(result.rawValue)"))) {
                        w.number(progress.results[result] ?? 0)
                    }
                }
            }
        }
    }
}

/// Who else is to be called.
private struct CallRoundFilling: HTML {
    let list: CallRound
    let tags: [Tag]
    let reader: Reader

    var body: some HTML {
        let (w, form) = (reader.w, Form())
        PostForm(to: "\(list.path)/clients", reader) {
            Panel(w("call-rounds.fill")) {
                div(.class("stack"), .class("measure")) {
                    p(.class("muted")) { w("call-rounds.fill-text") }
                    div(.class("fields")) {
                        SelectField(
                            "tag",
                            w("call-rounds.tag"),
                            form,
                            w,
                            options: tags.map { Choice($0.key, $0.name) },
                            required: false,
                            empty: w("call-rounds.any-tag")
                        )
                        SelectField(
                            "kind",
                            w("call-rounds.kind"),
                            form,
                            w,
                            options: Client.Kind.allCases.map {
                                Choice($0.rawValue, w(TextKey("client.kind.\($0.rawValue)")))
                            },
                            required: false,
                            empty: w("call-rounds.any-kind")
                        )
                    }
                    p { SubmitButton(w("call-rounds.fill"), style: .plain, icon: .plus) }
                }
            }
        }
    }
}
