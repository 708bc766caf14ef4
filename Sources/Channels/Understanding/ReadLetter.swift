import Basics
import Clients
import Mail

/// A letter that was read: what it says, and who really sent it.
struct ReadLetter: Sendable {
    let kept: KeptLetter
    let letter: Letter
    let origin: Origin
    /// Of what its writer wrote.
    let print: [UInt8]

    /// Blocks, and recurses as deeply as the letter is nested: work for `DeepThreads`.
    /// - Parameter ours: the addresses of our own mailboxes.
    /// - Throws: `ReadingFault` when not even a head could be made of it.
    init(_ kept: KeptLetter, raw: RawLetter, ours: Set<EmailAddress>) throws(ReadingFault) {
        let open = try OpenLetter(raw)
        var described = kept
        described.describe(open.letter.head)
        origin = Origin(of: open, ours: ours)
        described.origin = OriginWord(origin)
        described.hasHTML = open.letter.html != nil
        print = try WrittenPrint.of(raw)
        self.kept = described
        letter = open.letter
    }

    /// When it reached us. Of one from a file nobody knows that, and it takes the writer's word.
    var came: Moment { kept.place == nil ? letter.head.date ?? kept.received : kept.received }

    /// The letters that it follows, the nearest first: that which it answers, then those before it. Of a report, the letter that
    /// it speaks of.
    var follows: [(id: MessageID, isAnswered: Bool)] {
        let reported = report?.messageID.map { [$0] } ?? []
        let answered = reported + letter.head.inReplyTo.suffix(Self.mostAnswered)
        let before = letter.head.references.suffix(Self.mostBefore).reversed().filter { !answered.contains($0) }
        let named = answered.map { (id: $0, isAnswered: true) } + before.map { (id: $0, isAnswered: false) }
        return named.filter { $0.id != kept.messageID }
    }

    /// What became of a letter of ours, when it tells that.
    var report: DeliveryReport? {
        switch origin {
        case .bounce(let report), .delay(let report), .delivered(let report): report
        default: nil
        }
    }

    private static let mostAnswered = 10
    private static let mostBefore = 30
}

extension ReadLetter {
    /// Who sent it, as a client is found by that; nil when it does not say.
    var sender: KnownSender? {
        let head = letter.head
        guard let from = head.from.first ?? head.sender ?? head.replyTo.first ?? returnPath else { return nil }
        let name = from.name.isEmpty ? "" : (try? Wording.line(from.name, of: "name", mayBeEmpty: true)) ?? ""
        if let email = from.email { return KnownSender(name: name, email: email) }
        // No mail travels there, but it is somebody all the same.
        let written = name.isEmpty ? (try? Wording.line(from.address, of: "name", mayBeEmpty: true)) ?? "" : name
        let mark = from.address.trimmed.isEmpty ? "name \(written)" : "mail \(from.address.trimmed)"
        return written.isEmpty ? nil : KnownSender(unreachable: written, mark: mark)
    }

    private var returnPath: Correspondent? {
        letter.head["Return-Path"].map { $0.filter { !"<> ".contains($0) } }.flatMap { EmailAddress($0) }
            .map { Correspondent($0) }
    }

    /// The language to write to its sender in, when nobody knows better.
    var language: Language {
        if letter.head.languages.first?.lowercased().hasPrefix("ru") == true { return .russian }
        let words = letter.head.subject + letter.text.prefix(2000)
        let isRussian = words.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        return isRussian ? .russian : .english
    }

    var subject: String {
        let line = (try? Wording.line(String(letter.head.subject.prefix(190)), of: "subject", mayBeEmpty: true)) ?? ""
        return line
    }

    /// What stands on the timeline: the letter's text, or what there is instead of one.
    var text: String {
        let text = letter.text.trimmed
        if !text.isEmpty { return Self.shortened(text) }
        let names = letter.attachments.map(\.fileName)
        if !names.isEmpty { return "📎 " + names.prefix(20).joined(separator: ", ") }
        return subject.isEmpty ? "—" : subject
    }

    private static let mostText = 45_000

    /// The rest of a very long letter is read in the letter itself.
    private static func shortened(_ text: String) -> String {
        guard text.unicodeScalars.count > mostText else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(mostText))) + "\n…"
    }
}
