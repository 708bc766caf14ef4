import Basics
import Channels
import Desk
import HTML
import Pages
import People
import Store

/// All mailboxes and how reading them goes.
struct MailboxesPage {
    let mailboxes: [Line]
    let parked: ParkedLetters?

    struct Line {
        let mailbox: Mailbox
        let fetching: Fetching?
        /// What this node could not even write down.
        let trouble: MailComplaint?

        var complaint: MailComplaint? { trouble ?? fetching?.complaint }
    }

    init(_ troubles: UnwrittenTroubles, for member: Member, in snapshot: Snapshot) throws {
        parked = try snapshot.parkedLetters(visibleTo: member)
        let states = try snapshot.fetchings()
        mailboxes = try snapshot.mailboxes().map {
            Line(mailbox: $0, fetching: states[$0.id], trouble: troubles[$0.id])
        }
    }
}

extension MailboxesPage: Page {
    var place: Place { .settings }
    var layout: Layout { .wide }
    var back: String? { "/settings" }

    func title(for reader: Reader) -> String { reader.w("admin.mailboxes.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1(.class("page-title")) { w("admin.mailboxes.title") }
            if !mailboxes.isEmpty { Button(w("admin.mailboxes.add"), href: "/mailboxes/new", style: .accent, key: "n") }
        }
        if let parked { ParkedPanel(parked: parked, reader: reader) }
        if mailboxes.isEmpty {
            EmptyState(
                w("admin.mailboxes.empty"),
                w("admin.mailboxes.empty-text"),
                action: Button(w("admin.mailboxes.add"), href: "/mailboxes/new", style: .accent)
            )
        } else {
            ul(.class("rows"), .class("blocks")) {
                ForEach(mailboxes) { line in
                    li { MailboxRow(line: line, reader: reader) }
                }
            }
        }
    }
}

private struct MailboxRow: HTML {
    let line: MailboxesPage.Line
    let reader: Reader

    var body: some HTML {
        let (w, mailbox) = (reader.w, line.mailbox)
        p {
            a(.href("/mailboxes/\(mailbox.id)")) { strong { mailbox.name } }
            " "
            span(.class("muted")) { mailbox.address.text }
        }
        p(.class("row")) {
            state
            if let checked = line.fetching?.checked, mailbox.isOn {
                span(.class("muted")) {
                    w("admin.mailboxes.checked")
                    " "
                    RelativeTime(checked, w)
                }
            }
            if let fetched = line.fetching?.fetched, mailbox.incoming != nil {
                span(.class("muted")) { w.count("admin.mailboxes.fetched", fetched) }
            }
        }
        if mailbox.isOn, let complaint = line.complaint {
            p(.class("error")) {
                Icon(.alert)
                span { w(complaint) }
            }
        }
        div(.class("tools")) {
            ActButton(w("admin.mailboxes.try"), to: "/mailboxes/\(mailbox.id)/trial", reader, style: .quiet)
            if mailbox.isOn {
                ActButton(w("admin.mailboxes.look"), to: "/mailboxes/\(mailbox.id)/look", reader, style: .quiet)
            }
            ActButton(
                w(mailbox.isOn ? "admin.mailboxes.turn-off" : "admin.mailboxes.turn-on"),
                to: "/mailboxes/\(mailbox.id)/\(mailbox.isOn ? "turning-off" : "turning-on")",
                reader,
                style: .quiet
            )
        }
    }

    @HTMLBuilder
    private var state: some HTML {
        let w = reader.w
        if !line.mailbox.isOn {
            Badge(w("admin.mailboxes.off"), shape: .square)
        } else if line.complaint != nil {
            Badge(w("admin.mailboxes.trouble"), tone: .accent, shape: .triangle)
        } else if line.mailbox.incoming == nil {
            Badge(w("admin.mailboxes.sends-only"), shape: .ring)
        } else if line.fetching?.checked == nil {
            Badge(w("admin.mailboxes.beginning"), shape: .ring)
        } else {
            Badge(w("admin.mailboxes.well"), tone: .good, shape: .check)
        }
    }
}
