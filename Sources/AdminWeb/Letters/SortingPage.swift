import Basics
import Channels
import HTML
import Pages
import People
import Store

/// Letters that no program made sense of and that wait for a person.
struct SortingPage {
    let letters: [KeptLetter]
    let waiting: Int
    /// What the mailboxes are called.
    let mailboxes: [Mailbox.ID: String]
    /// The letter whose form could not be taken.
    let sorted: KeptLetter.ID?
    let form: Form

    private static let most = 100

    init(_ sorted: KeptLetter.ID? = nil, form: Form = Form(), in snapshot: Snapshot) throws {
        letters = try snapshot.lettersSetAside(limit: Self.most)
        waiting = try snapshot.countLettersSetAside()
        mailboxes = Dictionary(uniqueKeysWithValues: try snapshot.mailboxes().map { ($0.id, $0.name) })
        self.sorted = sorted
        self.form = form
    }
}

extension SortingPage: Page {
    var place: Place { .operations }
    var layout: Layout { .wide }
    var back: String? { "/operations" }

    func title(for reader: Reader) -> String { reader.w("admin.letters.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.letters.title") }
        if letters.isEmpty {
            EmptyState(w("admin.letters.empty"), w("admin.letters.empty-text"))
        } else {
            p(.class("muted")) { w("admin.letters.lead") }
            ul(.class("rows"), .class("blocks")) {
                ForEach(letters) { letter in
                    li {
                        SortingRow(
                            letter: letter,
                            mailbox: letter.mailbox.flatMap { mailboxes[$0] },
                            form: sorted == letter.id ? form : Form(),
                            reader: reader
                        )
                    }
                }
            }
            if waiting > letters.count { p(.class("muted")) { w.count("admin.letters.more", waiting - letters.count) } }
        }
    }
}

private struct SortingRow: HTML {
    let letter: KeptLetter
    let mailbox: String?
    let form: Form
    let reader: Reader

    private var path: String { "/operations/letters/\(letter.id)" }

    private var reason: SettingAside {
        if case .setAside(let reason) = letter.state { reason } else { .unreadable }
    }

    var body: some HTML {
        let w = reader.w
        p {
            strong { letter.subject.isEmpty ? w("admin.letters.no-subject") : letter.subject }
            " "
            span(.class("muted")) { letter.sender }
        }
        p(.class("row")) {
            Badge(w(TextKey("admin.letters.reason.\(reason.rawValue)")), shape: .ring)
            RelativeTime(letter.received, w)
            if let mailbox { span(.class("muted")) { mailbox } }
            if !reason.isMissing { a(.href("/letters/\(letter.id)/source")) { w("letter.source") } }
        }
        div(.class("tools")) {
            if let remedy = reason.remedy {
                let words: TextKey = remedy == .fetching ? "admin.letters.fetch" : "admin.letters.retry"
                ActButton(w(words), to: "\(path)/retry", reader, style: .quiet)
            }
            ActButton(w("admin.letters.dismiss"), to: "\(path)/dismissal", reader, style: .quiet)
        }
        PostForm(to: "\(path)/assignment", reader, class: "inline") {
            FormErrors(form, w)
            TextField(
                "to",
                w("admin.letters.to"),
                form,
                w,
                hint: w("admin.letters.to-hint"),
                max: 40,
                scope: letter.id.description
            )
            SubmitButton(w("admin.letters.assign"), style: .plain)
        }
    }
}
