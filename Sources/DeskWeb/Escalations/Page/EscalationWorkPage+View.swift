import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension EscalationWorkPage {
    var place: Place { .desk }
    var back: String? { Address.escalations }
    var topics: [Topic] { [DeskTopics.case(escalation.caseID)] }

    func title(for reader: Reader) -> String { "\(reader.w("escalation.title")): \(shown.line.clientName)" }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(
            shown.line.clientName,
            client: true,
            confidential: shown.line.confidential,
            detail: w("escalation.title"),
            w
        ) {
            Button(w("escalation.to-case"), href: Address.case(found), key: "i", icon: .desk)
        }
        FormErrors(form, w)
        div(
            .class("escalation-state"),
            .data("live-src", Address.escalation(escalation.id) + "/state"),
            .data("live-topic", DeskTopics.case(escalation.caseID).name)
        ) {
            EscalationState(page: self, reader: reader)
        }
        if mayAnswer { AnswerEscalation(page: self, reader: reader) }
        if mayHand || maySteer { SteerEscalation(page: self, reader: reader) }
    }
}

/// What it is about and how it stands: filled again when something happens to it.
struct EscalationState: HTML {
    let page: EscalationWorkPage
    let reader: Reader

    private var w: Wording { reader.w }
    private var escalation: Escalation { page.escalation }

    var body: some HTML {
        p(.class("case-facts")) {
            if let outcome = escalation.outcome {
                EscalationOutcome(outcome: outcome.word, w: w)
                RelativeTime(outcome.at, w)
            } else {
                EscalationDue(escalation: escalation, w: w)
                span { EscalationWaits(addressee: escalation.addressee, names: page.names, w: w) }
            }
        }
        Definitions {
            Definition(w("escalation.case")) {
                a(.href(Address.case(page.found))) {
                    w("case.number", ["number": "\(page.found)"]) + " · " + page.shown.line.subject
                }
            }
            Definition(w("escalation.why")) { long(EscalationCause.words(escalation, w)) }
            if !escalation.words.tried.isEmpty {
                Definition(w("escalation.tried")) { long(escalation.words.tried) }
            }
            if !escalation.words.wish.isEmpty { Definition(w("escalation.wish")) { long(escalation.words.wish) } }
            Definition(w("escalation.raised")) {
                switch escalation.cause {
                case .byHand(let person): page.names.short(person, w)
                case .byItself: w("history.program")
                }
                ", "
                ExactTime(escalation.raised, w)
            }
            if let wanted = escalation.wanted { Definition(w("escalation.wanted")) { ExactTime(wanted, w) } }
            attached
        }
        LadderView(page: page, w: w)
    }

    private func long(_ text: String) -> some HTML { div(.class("escalation-words")) { text } }

    @HTMLBuilder
    private var attached: some HTML {
        if !page.shown.cases.isEmpty || !page.shown.interactions.isEmpty {
            Definition(w("escalation.attached")) {
                ul(.class("escalation-files")) {
                    ForEach(page.shown.cases) { other in
                        li {
                            a(.href(Address.case(other.number))) {
                                w("case.number", ["number": "\(other.number)"]) + " · " + other.subject
                            }
                            " "
                            span(.class("muted")) { w(other.kind.name) }
                        }
                    }
                    ForEach(page.shown.interactions) { said in
                        li {
                            a(.href(Address.case(page.found) + "#\(said.id)")) {
                                (said.subject.isEmpty ? said.text : said.subject).excerpt(80)
                            }
                            " "
                            span(.class("muted")) { w(said.channel.name) + ", " + w.when(said.at) }
                        }
                    }
                }
            }
        }
    }
}
