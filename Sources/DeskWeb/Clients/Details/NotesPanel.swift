import Basics
import Clients
import HTML
import Pages
import People

/// What everyone who opens the card is to know: pinned notes on top of all else, the others below.
struct NotesPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }

    var body: some HTML {
        let w = reader.w
        if !page.details.notes.isEmpty || reader.may(.changeClients) {
            Panel(w("client.notes"), id: ClientPart.note.rawValue) {
                if reader.may(.changeClients), page.part != .note {
                    Button(
                        w("client.note.new"),
                        href: Address.edit(.note, of: client.id),
                        style: .quiet,
                        key: ClientPart.note.key,
                        icon: .note
                    )
                }
            } content: {
                if page.part == .note { form }
                if page.details.notes.isEmpty, page.part != .note { p(.class("muted")) { w("client.notes.none") } }
                ul(.class("client-notes")) {
                    ForEach(page.details.notes) { note in
                        li(.class("pinned").when(note.isPinned)) { NoteLine(note: note, page: page, reader: reader) }
                    }
                }
            }
        }
    }

    private var form: some HTML {
        let w = reader.w
        return PostForm(to: "\(Address.client(client.id))/notes", reader) {
            FormErrors(page.form, w)
            TextArea("note_text", w("client.note.text"), page.form, w, max: ClientNote.longest, rows: 3)
            CheckField("pinned", w("client.note.pinned"), page.form, hint: w("client.note.pinned.hint"))
            EditButtons(client: client, w: w)
        }
    }
}

private struct NoteLine: HTML {
    let note: ClientNote
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p(.class("said")) { note.text }
        div(.class("row"), .class("muted")) {
            if note.isPinned { Badge(w("client.note.is-pinned"), shape: .square) }
            span { page.names.opening(note.author, w) }
            Timestamp(note.at, shown: w.when(note.at), w)
            if reader.may(.changeClients) {
                ActButton(
                    w(note.isPinned ? "client.note.unpin" : "client.note.pin"),
                    to: "/notes/\(note.id)/\(note.isPinned ? "unpinning" : "pinning")",
                    reader,
                    style: .quiet
                )
                ActButton(w("client.note.remove"), to: "/notes/\(note.id)/removal", reader, style: .quiet)
            }
        }
    }
}
