import Basics
import Desk
import HTML
import Pages
import People

extension OutboxPage: Page {
    var place: Place { .operations }
    var layout: Layout { .wide }
    var back: String? { "/operations" }

    func title(for reader: Reader) -> String { reader.w("admin.outbox.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.outbox.title") }
        if let parked { ParkedPanel(parked: parked, reader: reader) }
        if letters.isEmpty {
            EmptyState(
                w("admin.outbox.empty"),
                w("admin.outbox.empty-text"),
                action: Button(w("admin.operations.title"), href: "/operations")
            )
        } else {
            p(.class("muted")) { w("admin.outbox.lead") }
            Element("table", [.class("data"), .class("folds")], rows(letters, for: reader))
            if waiting > letters.count { p(.class("muted")) { w.count("admin.outbox.more", waiting - letters.count) } }
        }
        if !failed.isEmpty {
            h2 { w("admin.outbox.failed") }
            Element("table", [.class("data"), .class("folds")], rows(failed, for: reader))
        }
    }

    @HTMLBuilder
    private func rows(_ letters: [OutboxLetter], for reader: Reader) -> some HTML {
        let w = reader.w
        let maySee = reader.may(.seeCases) && reader.may(.seeClients)
        thead {
            tr {
                th(.scope("col")) { w("admin.outbox.since") }
                th(.scope("col")) { w("admin.outbox.channel") }
                if maySee { th(.scope("col")) { w("admin.outbox.about") } }
                th(.scope("col")) { w("admin.outbox.state") }
                th(.scope("col"), .class("num")) { w("admin.outbox.attempts") }
            }
        }
        tbody {
            ForEach(letters) { letter in
                tr {
                    td { RelativeTime(letter.since, w) }
                    td { w(TextKey("channel.\(letter.channel.rawValue)")) }
                    if maySee { td { LetterSubject(letter: letter) } }
                    td { LetterProgress(letter: letter, w: w) }
                    td(.class("num")) { w.number(letter.attempts) }
                }
            }
        }
    }
}

/// Whom it is to and what it is about, with the way to the case.
private struct LetterSubject: HTML {
    let letter: OutboxLetter

    var body: some HTML {
        strong { letter.clientName }
        " "
        if let number = letter.caseNumber {
            a(.href("/cases/\(number)")) { letter.subject }
        } else {
            span { letter.subject }
        }
    }
}

/// How far it has come, and what is in its way.
private struct LetterProgress: HTML {
    let letter: OutboxLetter
    let w: Wording

    var body: some HTML {
        span { w(TextKey("delivery.\(letter.state.rawValue)")) }
        if letter.isParked {
            span(.class("muted")) { ", " + w("case.letter.parked") }
        } else if letter.state == .waiting, letter.attempts > 0 {
            span(.class("muted")) { ", " + w("case.letter.next", ["when": w.when(letter.due)]) }
        }
        if let trouble = letter.trouble { p(.class("muted")) { w(trouble) } }
    }
}
