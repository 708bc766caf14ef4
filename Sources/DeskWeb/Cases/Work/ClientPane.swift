import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// The client at the right hand: who it is, how to reach them, what else goes on (SPEC W2).
struct ClientPane: HTML {
    let page: CaseWorkPage
    let reader: Reader

    private var client: Client { page.desk.client }

    var body: some HTML {
        Panel(reader.w("desk.client")) {
            a(.class("button"), .class("quiet"), .href(Address.client(client.id))) { reader.w("client.whole") }
        } content: {
            facts
        }
        MaybeClientPanel(stranger: client, maybe: page.maybe, number: page.number, reader: reader)
        TiesPanel(page: page, reader: reader)
        ReachPanel(
            contacts: page.desk.contacts,
            points: page.desk.points,
            about: page.desk.case.id,
            reader: reader
        )
        others
        touches
    }

    @HTMLBuilder
    private var facts: some HTML {
        let w = reader.w
        ClientMarks(client: client, w: w)
        Definitions {
            Definition(w("client.kind")) { w(client.kind.name) }
            if let number = client.taxNumber { Definition(w("client.tax-number")) { number.text } }
            Definition(w("client.own-manager")) { page.names.short(client.ownManager, w) }
        }
        if !client.note.isEmpty { p(.class("client-note")) { client.note } }
    }

    private var others: some HTML {
        let w = reader.w
        return Panel(w("client.other-cases")) {
            if page.desk.otherCases.isEmpty {
                p(.class("muted")) { w("client.other-cases.none") }
            } else {
                ul(.class("list")) {
                    ForEach(page.desk.otherCases) { line in
                        CaseRow(line, .ofClient(owner: page.names.short(line.case.owner, w)), w)
                    }
                }
            }
        }
    }

    @HTMLBuilder
    private var touches: some HTML {
        if !page.lastTouches.isEmpty {
            Panel(reader.w("client.last-touches")) {
                ul(.class("touch-rows")) {
                    ForEach(page.lastTouches) { TouchRow(touch: $0, w: reader.w) }
                }
            }
        }
    }
}

/// One touch in a line.
struct TouchRow: HTML {
    let touch: Touch
    let w: Wording

    var body: some HTML {
        let interaction = touch.interaction
        li(.class("touch-row")) {
            span(.class("touch-row-head"), .title(w(interaction.channel.name))) {
                Icon(interaction.channel.icon)
                span(.class("muted")) { w(interaction.direction == .in ? "client.touch.in" : "client.touch.out") }
                RelativeTime(interaction.at, w)
            }
            if let number = touch.caseNumber {
                let subject = touch.caseSubject ?? interaction.subject
                a(.href(Address.case(number)), .title(subject)) { subject }
            } else {
                span { (interaction.subject.isEmpty ? interaction.text : interaction.subject).excerpt(80) }
            }
        }
    }
}

/// Confidential, provisional.
struct ClientMarks: HTML {
    let client: Client
    let w: Wording

    var body: some HTML {
        if client.confidential || client.provisional {
            p(.class("case-facts")) {
                if client.confidential {
                    span(.class("badge")) {
                        Icon(.lock)
                        w("client.confidential")
                    }
                }
                if client.provisional { Badge(w("client.provisional"), shape: .ring) }
            }
        }
    }
}

/// Who speaks for the client, and at which numbers and addresses.
struct ReachPanel: HTML {
    let contacts: [Contact]
    let points: [ContactPoint]
    let about: Case.ID
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("client.contacts")) {
            if own.isEmpty, present.isEmpty {
                p(.class("muted")) { w("client.contacts.none") }
            }
            if !own.isEmpty { PointLines(points: own, about: about, reader: reader) }
            ForEach(present) { contact in
                div(.class("contact")) {
                    p {
                        b { contact.name.full }
                        if !contact.position.isEmpty { span(.class("muted")) { contact.position } }
                    }
                    PointLines(points: points.filter { $0.contact == contact.id }, about: about, reader: reader)
                }
            }
        }
    }

    private var present: [Contact] { contacts.filter { $0.gone == nil } }
    private var own: [ContactPoint] { points.filter { $0.contact == nil } }
}
