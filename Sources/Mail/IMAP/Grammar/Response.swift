import Basics

/// One answer of an IMAP server.
enum Response {
    /// The end of a command, by the tag that it was sent with.
    case completed(tag: String, Status)
    /// What the server says by itself or on the way: OK, NO, BAD, PREAUTH, BYE.
    case said(Status)
    /// Go on with what was announced.
    case goOn(String)
    case data(ServerData)
}

/// What a server tells of its folders and letters; it may do so at any time.
enum ServerData {
    case capabilities(Set<String>)
    /// So many letters are in the folder now.
    case exists(UInt32)
    case expunged(UInt32)
    case folder(ListedFolder)
    case letter(LetterItems)
    /// Something that we have not asked for and need not know.
    case other(String)
}

struct Status {
    enum Condition: String {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case preauth = "PREAUTH"
        case bye = "BYE"
    }

    let condition: Condition
    let code: ResponseCode?
    /// For people, in the server's language.
    let text: String
}

/// What `FETCH` tells of one letter: whatever was asked for and came.
struct LetterItems {
    var uid: UID?
    var size: Int64?
    var received: Moment?
    var flags: Set<LetterFlag>?
    var body: RawLetter?
}

/// What programs read in brackets before the text (RFC 3501, 7.1; RFC 5530).
enum ResponseCode: Equatable {
    case uidValidity(UIDValidity)
    case uidNext(UInt32)
    case highestModSeq(UInt64)
    case readOnly
    case capabilities(Set<String>)
    case appended(UIDValidity, UID)
    case other(String)

    /// - Parameter text: what stands between the brackets. A code that makes no sense is one that we don't know.
    init(_ text: Substring) {
        let words = text.split(separator: " ").map(String.init)
        let name = words.first?.uppercased() ?? ""
        let numbers = words.dropFirst().map { UInt64($0) }
        let first = numbers.first ?? nil
        switch (name, first.flatMap { UInt32(exactly: $0) }) {
        case ("UIDVALIDITY", let number?): self = .uidValidity(UIDValidity(number))
        case ("UIDNEXT", let number?): self = .uidNext(number)
        case ("APPENDUID", let validity?): self = Self.appended(validity, numbers) ?? .other(name)
        case ("HIGHESTMODSEQ", _): self = first.map { .highestModSeq($0) } ?? .other(name)
        case ("READ-ONLY", _): self = .readOnly
        case ("CAPABILITY", _): self = .capabilities(Set(words.dropFirst().map { $0.uppercased() }))
        default: self = .other(name)
        }
    }

    private static func appended(_ validity: UInt32, _ numbers: [UInt64?]) -> Self? {
        guard numbers.count == 2, let number = numbers[1].flatMap({ UInt32(exactly: $0) }), let uid = UID(number) else {
            return nil
        }
        return .appended(UIDValidity(validity), uid)
    }
}

extension Status {
    /// - Parameter line: what follows the condition.
    init(_ condition: Condition, line: String) {
        self.condition = condition
        if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
            code = ResponseCode(line[line.index(after: line.startIndex)..<end])
            text = String(line[line.index(after: end)...].drop { $0 == " " })
        } else {
            code = nil
            text = line
        }
    }
}
