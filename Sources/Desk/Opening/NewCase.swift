import Basics
import Clients
import People

/// What is known of a case when it begins.
package struct NewCase: Sendable {
    package var client: Client.ID
    package var contact: Contact.ID?
    package var kind: Case.Kind
    /// Empty: the beginning of the text.
    package var subject: String
    package var text: String
    package var priority: Case.Priority
    package var line: Line
    package var department: Department.ID?
    package var channel: ContactChannel
    package var product: String?
    /// In the hands of the one who opens it, as when a client is on the telephone.
    package var taken: Bool
    /// What came from outside, before it was understood.
    package var raw: String?
    /// When it reached us, if that was earlier than now.
    package var came: Moment?

    package init(
        client: Client.ID,
        contact: Contact.ID? = nil,
        kind: Case.Kind,
        subject: String = "",
        text: String,
        priority: Case.Priority = .normal,
        line: Line = .first,
        department: Department.ID? = nil,
        channel: ContactChannel,
        product: String? = nil,
        taken: Bool = false,
        raw: String? = nil,
        came: Moment? = nil
    ) {
        self.client = client
        self.contact = contact
        self.kind = kind
        self.subject = subject
        self.text = text
        self.priority = priority
        self.line = line
        self.department = department
        self.channel = channel
        self.product = product
        self.taken = taken
        self.raw = raw
        self.came = came
    }
}

/// The line under which a case goes when nobody wrote one.
enum SubjectLine {
    private static let longest = 80

    static func of(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first ?? text[...]
        let end = end(of: line)
        guard end < line.endIndex else { return String(line) }
        let cut = line[..<end]
        let words = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
        return words + "…"
    }

    /// After so many characters, or fewer when they are made of many scalars: a subject has room for 200 of those.
    private static func end(of line: Substring) -> Substring.Index {
        var room = 190
        return line.prefix(longest).firstIndex { letter in
            room -= letter.unicodeScalars.count
            return room < 0
        } ?? line.index(line.startIndex, offsetBy: longest, limitedBy: line.endIndex) ?? line.endIndex
    }
}
