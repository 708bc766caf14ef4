import Basics
import Desk
import HTML
import Pages
import People

/// What calls the reader: colleagues who name them in notes, letters that did not arrive. It goes when the case has been looked at.
struct AttentionList: HTML {
    let attentions: [Attention]
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if !attentions.isEmpty {
            h3(.class("list-part")) {
                w("desk.attention")
                span(.class("count")) { w.number(attentions.count) }
            }
            rows(attentions.prefix(Self.shown), w)
            if attentions.count > Self.shown {
                details {
                    summary { w.count("desk.attention.rest", attentions.count - Self.shown) }
                    rows(attentions.dropFirst(Self.shown), w)
                }
            }
        }
    }

    /// What work there is stands below and is not to be pushed out of sight.
    private static let shown = 5

    private func rows(_ attentions: ArraySlice<Attention>, _ w: Wording) -> some HTML {
        ul(.class("list"), .class("attention"), .data("list")) {
            ForEach(attentions) { attention in
                li {
                    a(.href(address(attention))) {
                        Icon(icon(attention))
                        span {
                            if let client = attention.clientName {
                                strong { client }
                                " "
                            }
                            words(attention, w)
                        }
                        ShortTime(attention.at, w)
                    }
                }
            }
        }
    }

    private func address(_ attention: Attention) -> String {
        switch attention.place {
        case .serviceCase(let number): Address.case(number)
        case .task(let number): Address.task(number)
        }
    }

    private func icon(_ attention: Attention) -> Icon.Name {
        switch (attention.place, attention.kind) {
        case (_, .mention): .note
        case (.task, .taskNear), (.task, .taskOverdue): .alert
        case (.task, _): .task
        case (.serviceCase, _): .alert
        }
    }

    private func words(_ attention: Attention, _ w: Wording) -> String {
        w(
            TextKey("desk.attention.\(attention.kind.rawValue)"),
            ["name": attention.byName.map(\.short) ?? w("history.program"), "subject": attention.subject]
        )
    }
}
