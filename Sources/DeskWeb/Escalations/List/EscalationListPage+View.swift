import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension EscalationListPage {
    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.desk }
    var topics: [Topic] { [DeskTopics.escalations] }

    func title(for reader: Reader) -> String { reader.w("escalations.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("escalations.title"), detail: w("escalations.what"), w) {
            if reader.may(.shapeWork) {
                Button(w("escalations.procedure"), href: "/procedure", style: .quiet, icon: .sliders)
            }
        }
        Tabs(
            w("escalations.whose"),
            EscalationListWish.Whose.allCases.map { whose in
                Tab(
                    w(TextKey("escalations.\(whose.rawValue)")),
                    href: wish.address(whose),
                    current: whose == wish.whose
                )
            }
        )
        p(.class("row"), .class("escalation-states")) {
            state(true, "escalations.open", w)
            state(false, "escalations.ended", w)
        }
        div(
            .data("live-src", wish.address(part: "/rows")),
            .data("live-topic", DeskTopics.escalations.name)
        ) {
            EscalationRows(page: self, reader: reader)
        }
        Pager(next: next.map { wish.address(after: $0.description) }, first: isFirst ? nil : wish.address(), w)
    }

    private func state(_ isOpen: Bool, _ words: TextKey, _ w: Wording) -> some HTML {
        a(.href(wish.address(isOpen: isOpen)), .aria("current", "true").when(isOpen == wish.isOpen)) { w(words) }
    }
}

/// The inside of the list: filled again when something happens to an escalation.
struct EscalationRows: HTML {
    let page: EscalationListPage
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        if page.lines.isEmpty {
            EmptyState(
                w(TextKey("escalations.none.\(page.wish.whose.rawValue)")),
                w("escalations.none.text"),
                action: Button(w("desk.title"), href: Address.desk)
            )
        } else {
            table(.class("data"), .class("folds")) {
                thead {
                    tr {
                        th(.scope("col")) { w("escalations.about") }
                        th(.scope("col")) { w("escalation.why") }
                        th(.scope("col")) { w("escalation.addressee") }
                        th(.scope("col"), .class("num")) {
                            w(page.wish.isOpen ? "escalation.due" : "escalation.outcome")
                        }
                    }
                }
                tbody(.data("list")) {
                    ForEach(page.lines) { row($0) }
                }
            }
        }
    }

    private func row(_ line: EscalationLine) -> some HTML {
        let escalation = line.escalation
        return tr {
            th(.scope("row")) {
                a(.href(Address.escalation(escalation.id)), .data("row")) { line.clientName }
                if line.confidential { ConfidentialMark(w: w) }
                div(.class("subject"), .title(line.subject)) { line.subject }
            }
            td { EscalationCause(escalation: escalation, names: page.names, w: w) }
            td {
                page.names.short(escalation.addressee, w)
                div(.class("muted")) { w("escalation.level-number", ["number": "\(escalation.level)"]) }
            }
            td(.class("num")) {
                if let outcome = escalation.outcome {
                    EscalationOutcome(outcome: outcome.word, w: w)
                    RelativeTime(outcome.at, w)
                } else {
                    EscalationDue(escalation: escalation, w: w)
                }
            }
        }
    }
}
