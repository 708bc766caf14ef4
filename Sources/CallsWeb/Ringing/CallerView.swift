import Basics
import CallCenter
import Clients
import Desk
import HTML
import Pages
import People

/// Who is on the telephone and what it is most likely about; of whom nobody knows, what is known and a short form (SPEC W2).
struct CallerView: HTML {
    let panel: CallPanel
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        if let round = panel.round { words(of: round) }
        if !panel.sheet.note.isEmpty, !panel.isWrapUp {
            div(.class("call-note")) {
                p(.class("muted")) { w("call.panel.note") }
                p(.class("said")) { panel.sheet.note }
            }
        }
        if let card = panel.card {
            facts(card)
            LikelyReasons(card: card, hasKeys: !panel.isWrapUp, w: w)
            wrongGuess(card)
        } else {
            StrangerForm(panel: panel, reader: reader)
        }
    }

    /// What there is to say, and what was said the time before.
    private func words(of round: RoundErrand) -> some HTML {
        div(.class("call-note"), .data("round", round.list.id.description)) {
            p(.class("muted")) { a(.href("\(round.list.path)/work")) { round.list.settings.name } }
            if !round.list.settings.words.isEmpty { p(.class("said")) { round.list.settings.words } }
            if !round.entry.note.isEmpty {
                p(.class("muted")) { "\(w("call-rounds.last-note")): \(round.entry.note)" }
            }
        }
    }

    private func facts(_ card: CallerCard) -> some HTML {
        Group {
            if !card.tags.isEmpty || card.client.provisional {
                p(.class("row")) {
                    if card.client.provisional { Badge(w("client.provisional"), shape: .ring) }
                    ForEach(card.tags) { Badge($0.name) }
                }
            }
            Definitions {
                if let contact = card.contact {
                    Definition(w("call.panel.contact")) {
                        contact.name.full
                        if !contact.position.isEmpty { span(.class("muted")) { ", \(contact.position)" } }
                    }
                }
                Definition(w("client.own-manager")) { manager(card) }
                if let contract = card.contract { Definition(w("call.panel.contract")) { contract } }
            }
        }
    }

    private func manager(_ card: CallerCard) -> String {
        guard let name = card.ownManager else { return w("call.panel.no-manager") }
        return card.client.ownManager == reader.member?.id ? w("call.panel.me") : name.short
    }

    /// Takes the guess back; on record, because a card was shown to somebody whom it is not about.
    private func wrongGuess(_ card: CallerCard) -> some HTML {
        div(.class("call-wrong")) {
            ForEach(card.others) { other in
                ActButton(
                    w("call.panel.it-is", ["name": other.name]),
                    to: panel.call.address("client"),
                    reader,
                    style: .quiet,
                    icon: .client,
                    fields: [HiddenField("client", other.id.description), HiddenField("back", reader.path)]
                )
            }
            if panel.call.phone != nil, !panel.isWrapUp {
                ActButton(
                    w("call.panel.wrong"),
                    to: panel.call.address("wrong-guess"),
                    reader,
                    style: .quiet,
                    key: "alt+n",
                    icon: .close,
                    fields: [HiddenField("back", reader.path)]
                )
            }
        }
    }
}

/// What they may be calling about, the likeliest first, each opened by its key.
private struct LikelyReasons: HTML {
    let card: CallerCard
    /// In the work after a call the same keys say what it came to.
    let hasKeys: Bool
    let w: Wording

    var body: some HTML {
        h3 { w("call.panel.likely") }
        if card.reasons.isEmpty {
            p(.class("muted")) { w("call.panel.no-reasons") }
        } else {
            ol(.class("call-reasons")) {
                ForEach(Array(card.reasons.enumerated())) { place, reason in line(reason, place + 1) }
            }
        }
    }

    private func line(_ reason: LikelyReason, _ number: Int) -> some HTML {
        li {
            a(
                .href(address(reason)),
                .data("key", "alt+\(number)").when(hasKeys),
                .data("key-label", title(reason)).when(hasKeys)
            ) {
                span(.class("line")) { title(reason) }
                small(.class("muted")) { detail(reason) }
            }
            if hasKeys { kbd { "Alt \(number)" } }
        }
    }

    private func address(_ reason: LikelyReason) -> String {
        switch reason.about {
        case .brokenPromise(let line), .promiseSoon(let line): "/cases/\(line.caseNumber)"
        case .claim(let found), .openCase(let found): "/cases/\(found.number)"
        case .lastWord: "/clients/\(card.client.id)"
        case .missedCall: "/calls/back"
        }
    }

    private func title(_ reason: LikelyReason) -> String {
        switch reason.about {
        case .brokenPromise(let line), .promiseSoon(let line): line.promise.what
        case .claim(let found), .openCase(let found): found.subject
        case .lastWord(let touch): touch.subject.isEmpty ? String(touch.text.prefix(80)) : touch.subject
        case .missedCall: w("call.reason.missed-call")
        }
    }

    private func detail(_ reason: LikelyReason) -> String {
        switch reason.about {
        case .brokenPromise(let line): w("call.reason.broken-promise", ["when": w.ago(line.promise.due)])
        case .promiseSoon(let line): w("call.reason.promise-soon", ["when": w.ago(line.promise.due)])
        case .claim(let found): w("call.reason.claim", ["number": "\(found.number)", "status": w(found.status.name)])
        case .openCase(let found): w("call.reason.case", ["number": "\(found.number)", "status": w(found.status.name)])
        case .lastWord(let touch): w("call.reason.last-word", ["when": w.ago(touch.at)])
        case .missedCall(let callback): w.count("call.reason.missed-calls", callback.calls)
        }
    }
}

/// Whom nobody knows: joined to a client who is known, or written down as a new one.
private struct StrangerForm: HTML {
    let panel: CallPanel
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p(.class("hint")) { w(panel.call.phone == nil ? "call.panel.hidden-caller" : "call.panel.stranger") }
        PostForm(to: panel.call.address("client"), reader, class: "stack tight call-form") {
            HiddenField("back", reader.path)
            TextField("name", w("call.panel.name"), Form(), w, max: 200, autocomplete: "off", scope: "stranger")
            TextField(
                "company",
                w("call.panel.company"),
                Form(),
                w,
                required: false,
                max: 200,
                autocomplete: "off",
                scope: "stranger"
            )
            SubmitButton(w("call.panel.new-card"), style: .plain, key: "alt+n", icon: .plus)
        }
        Element(
            "form",
            [.class("stack tight call-form"), .method("get"), .action(panel.call.address("client"))],
            Group {
                TextField("q", w("call.panel.find-client"), Form(), w, kind: .search, max: 100, scope: "stranger")
                SubmitButton(w("call.panel.find"), style: .quiet, icon: .search)
            }
        )
    }
}
