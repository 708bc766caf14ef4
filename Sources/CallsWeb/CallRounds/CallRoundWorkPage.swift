import Basics
import CallCenter
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// Calling by a list: whom, what to say, how it ended (SPEC T1).
struct CallRoundWorkPage: Page {
    let list: CallRound
    let card: Card?
    let form: Form
    let callers: CallRoundCallers?

    /// One who is to be called now.
    struct Card: Sendable {
        let entry: CallRoundEntry
        let client: Client
        let cases: [Case]
    }

    init(_ list: CallRound, _ form: Form = Form(), in snapshot: Snapshot, for member: Member) throws {
        self.list = list
        self.form = form
        callers = try CallRoundCallers(list, in: snapshot)
        card = try snapshot.callRoundEntry(heldBy: member, of: list.id).flatMap { entry in
            guard let client = try snapshot.findClient(entry.client, visibleTo: member) else { return nil }
            let cases = try snapshot.cases(CaseFilter(client: client.id), visibleTo: member, limit: 5).items.map(\.case)
            return Card(entry: entry, client: client, cases: cases)
        }
    }

    var place: Place { .calls }
    var back: String? { list.path }

    func title(for reader: Reader) -> String { list.settings.name }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        h1(.class("page-title")) { list.settings.name }
        if let callers {
            div(.class("stack")) {
                CallRoundCallersView(callers: callers, reader: reader)
                div(.id("round-card"), .data("live-topic", CallTopics.board.name)) { before(reader) }
            }
        } else {
            before(reader)
        }
    }

    /// Whom the reader has before them, or what is to be done.
    @HTMLBuilder
    private func before(_ reader: Reader) -> some HTML {
        let w = reader.w
        if let card {
            if case .talked = card.entry.state { p(.class("hint")) { w("call-rounds.owes") } }
            CallRoundCard(list: list, card: card, reader: reader)
            CallRoundOutcomeForm(card: card, form: form, reader: reader)
        } else if list.state == .running, let callers {
            div(.class("empty")) {
                p(.class("empty-title")) {
                    w(callers.has(reader.member?.id) ? "call-rounds.waits" : "call-rounds.waits-for-you")
                }
            }
        } else if list.state == .running {
            FormErrors(form, w)
            ActButton(w("call-rounds.next"), to: "\(list.path)/next", reader, style: .accent, key: "n", icon: .arrow)
        } else {
            EmptyState(w("call-rounds.paused-now"), w("call-rounds.lead"))
        }
    }
}

/// Who it is, what to say, what they have on with us.
private struct CallRoundCard: HTML {
    let list: CallRound
    let card: CallRoundWorkPage.Card
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(card.client.name) {
            Definitions {
                Definition(w("call-rounds.attempt", attempt(w))) {
                    a(.href("/clients/\(card.client.id)")) { card.client.name }
                }
                Definition(w("call-rounds.phone")) { card.entry.phone.international }
                if let missed = card.entry.missed {
                    Definition(w("call-rounds.last-time")) { w(TextKey("call-round.missed.\(missed.rawValue)")) }
                }
                if !card.entry.note.isEmpty { Definition(w("call-rounds.last-note")) { card.entry.note } }
            }
            if !list.settings.words.isEmpty { p(.class("call-round-words")) { list.settings.words } }
            if !card.cases.isEmpty {
                h3 { w("call-rounds.cases") }
                ul(.class("stack"), .class("tight")) {
                    ForEach(card.cases) { found in
                        li { a(.href("/cases/\(found.number)")) { "\(found.number) · \(found.subject)" } }
                    }
                }
            }
            if case .taken = card.entry.state { acts }
        }
    }

    /// What the house calls itself is neither called nor given back by hand.
    private var acts: some HTML {
        div(.class("row")) {
            ActButton(
                reader.w("call-rounds.call"),
                to: "/calls/rounds/entries/\(card.entry.id)/call",
                reader,
                style: .accent,
                key: "c",
                icon: .phone
            )
            ActButton(
                reader.w("call-rounds.return"),
                to: "/calls/rounds/entries/\(card.entry.id)/return",
                reader,
                style: .quiet,
                icon: .undo
            )
        }
    }

    private func attempt(_ w: Wording) -> [String: String] {
        ["n": w.number(card.entry.attempts + 1), "of": w.number(list.settings.attempts.most)]
    }
}

/// How the call ended, by one key each.
private struct CallRoundOutcomeForm: HTML {
    let card: CallRoundWorkPage.Card
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: "/calls/rounds/entries/\(card.entry.id)/outcome", reader) {
            FormErrors(form, w)
            Panel(w("call-rounds.how")) {
                div(.class("stack"), .class("measure")) {
                    TextArea("note", w("call-rounds.note"), form, w, required: false, max: 2_000, rows: 3)
                    TextField("later", w("call-rounds.later"), form, w, kind: .dateTime, required: false)
                    div(.class("row")) {
                        ForEach(Array(CallRoundOutcome.names.enumerated())) { place, name in
                            SubmitButton(
                                w(TextKey("call-round.outcome.\(name)")),
                                style: .plain,
                                key: "\(place + 1)",
                                name: "outcome",
                                value: name
                            )
                        }
                    }
                }
            }
        }
    }
}

extension CallRoundOutcome {
    /// What is said when it is written down.
    var notice: TextKey { TextKey("call-rounds.settled.\(name)") }

    /// As it was chosen on the page; nil, with an error, when it is none.
    static func read(_ form: inout Form, in zone: Zone) -> CallRoundOutcome? {
        switch form["outcome"] {
        case "reached": return .reached
        case "declined": return .declined
        case "wrong-number": return .wrongNumber
        case "not-reached": return .notReached
        case "later":
            if let moment = form.moment("later", in: zone) { return .later(moment) }
            if form.errors["later"] == nil { form.refuse("later", "refusal.form.required") }
            return nil
        default:
            form.refuse("outcome", "refusal.form.choose")
            return nil
        }
    }
}
