import Basics
import Desk
import HTML
import Pages
import People

/// Where a case stands, in a word with its form.
struct StatusBadge: HTML {
    let status: Case.Status
    let w: Wording

    var body: some HTML {
        Badge(w(status.name), tone: tone, shape: shape)
    }

    private var tone: Tone {
        switch status.word {
        case .new: .accent
        case .solved: .good
        case .working, .waiting, .closed: .plain
        }
    }

    private var shape: Shape {
        switch status.word {
        case .new: .ring
        case .working: .half
        case .waiting: .bars
        case .solved: .check
        case .closed: .square
        }
    }
}

/// A lock with the word behind it: only those who are named know of this client.
struct ConfidentialMark: HTML {
    let w: Wording

    var body: some HTML {
        span(.class("lock"), .title(w("client.confidential"))) {
            Icon(.lock)
            span(.class("visually-hidden")) { w("client.confidential") }
        }
    }
}

extension ContactChannel {
    var icon: Icon.Name {
        switch self {
        case .phone: .phone
        case .email: .mail
        case .web: .web
        case .portal: .key
        case .chat, .message: .chat
        case .meeting: .meeting
        case .letter, .fax: .letter
        }
    }
}

extension String {
    /// The beginning of a text on one line, for lists.
    func excerpt(_ limit: Int = 120) -> String {
        guard let line = split(whereSeparator: \.isNewline).first else { return "" }
        return line.count > limit ? line.prefix(limit) + "…" : String(line)
    }
}
