import Basics
import Clients
import HTML
import Pages

/// A file that is coming in or has come: how far, what came of it, and the rows that did not.
struct ImportPage: Page {
    let found: ClientImport
    let complaints: [ImportComplaint]

    var place: Place { .clients }
    var back: String? { Address.clientImports }
    var topics: [Topic] { [DeskTopics.clientImport(found.id)] }

    func title(for reader: Reader) -> String { found.fileName }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        PageHead(found.fileName, detail: reader.w("client-import.title"), reader.w)
        div(
            .data("live-topic", DeskTopics.clientImport(found.id).name),
            .data("live-src", "\(Address.clientImport(found.id))/progress"),
            .data("live-eager").when(found.state == .running)
        ) {
            ImportProgress(page: self, reader: reader)
        }
    }
}

struct ImportProgress: HTML {
    let page: ImportPage
    let reader: Reader

    private var found: ClientImport { page.found }

    var body: some HTML {
        div(.class("stack")) {
            state
            counts
            acts
        }
        if found.hasComplaints { rejected }
    }

    @HTMLBuilder
    private var state: some HTML {
        let w = reader.w
        if found.state == .done {
            p { Badge(w(found.state.name), shape: .check) }
        } else {
            ProgressBar(found.share, of: 1000, "\(w(found.state.name)) · \(found.share / 10) %")
        }
        if let complaint = found.complaint { p(.role("alert")) { w(TextKey(complaint)) } }
    }

    private var counts: some HTML {
        let w = reader.w
        return Definitions {
            Definition(w("client-import.count.rows")) { w.number(found.rows) }
            Definition(w("client-import.count.added")) { w.number(found.added) }
            Definition(w("client-import.count.completed")) { w.number(found.completed) }
            Definition(w("client-import.count.unchanged")) { w.number(found.unchanged) }
            Definition(w("client-import.count.remarked")) { w.number(found.remarked) }
            Definition(w("client-import.count.rejected")) { w.number(found.rejected) }
        }
    }

    private var acts: some HTML {
        let (w, address) = (reader.w, Address.clientImport(found.id))
        return div(.class("row")) {
            switch found.state {
            case .running: ActButton(w("client-import.stop"), to: "\(address)/stop", reader)
            case .stopped, .failed:
                ActButton(w("client-import.go-on"), to: "\(address)/start", reader, style: .accent)
                ActButton(w("client-import.discard"), to: "\(address)/removal", reader, style: .quiet)
            case .draft, .done: Button(w("client-import.to-clients"), href: Address.clients, style: .plain)
            }
        }
    }

    private var rejected: some HTML {
        let w = reader.w
        return Panel(w("client-import.rejected-rows")) {
            Button(
                w("client-import.download"),
                href: "\(Address.clientImport(found.id))/rejected",
                key: "d",
                icon: .file
            )
        } content: {
            ul(.class("client-notes")) {
                ForEach(page.complaints) { complaint in
                    li {
                        p {
                            b { w("client-import.at-line", ["line": "\(complaint.line)"]) }
                            " "
                            if complaint.taken { Badge(w("client-import.remark"), shape: .half) }
                        }
                        p { w(complaint.reason, complaint.details) }
                        p(.class("muted"), .class("said")) { String(complaint.content.prefix(300)) }
                    }
                }
            }
        }
    }
}
