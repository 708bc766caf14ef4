import Basics
import HTML
import Pages

/// What was found, where no scripts run.
struct FindPage: Page {
    let query: String
    let found: Findings
}

extension FindPage {
    var back: String? { Address.desk }

    func title(for reader: Reader) -> String { reader.w("find.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("find.title"), w)
        ClientSearch(action: "/find", query: query, w: w)
        if found.lines.isEmpty {
            EmptyState(w("find.nothing.title"), w("find.nothing.text"))
        } else {
            ForEach(found.groups) { group in
                h2(.class("found-group")) { w(group[0].kind.group) }
                ul(.class("list"), .class("found"), .data("list")) { FindLines(lines: group, w: w) }
            }
        }
    }
}

/// The lines alone: what `palette.js` shows while one types.
struct FindLines: HTML {
    let lines: [Findings.Line]
    let w: Wording

    var body: some HTML {
        ForEach(lines) { line in
            li {
                a(
                    .href(line.href),
                    .data("kind", line.kind.rawValue),
                    .data("group", w(line.kind.group))
                ) {
                    Icon(line.kind.icon)
                    span { line.title }
                    span(.class("muted")) { line.detail }
                }
            }
        }
    }
}

extension Findings.Line.Kind {
    /// What things of this kind are called together.
    fileprivate var group: TextKey { TextKey("find.group.\(rawValue)") }

    fileprivate var icon: Icon.Name {
        switch self {
        case .client: .client
        case .contact: .person
        case .serviceCase: .task
        case .interaction: .chat
        case .person: .people
        case .page: .arrow
        }
    }
}
