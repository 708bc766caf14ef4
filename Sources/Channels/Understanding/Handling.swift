import Basics
import Clients
import Desk

/// What is done with a letter that was read: a rule without a database, from what it names and who sent it.
///
/// - A letter goes to the case whose letter it answers: that of In-Reply-To before those of References, then the case that an
///   earlier letter of its thread went to, then the case whose number stands in the subject.
/// - Who names a letter has it, so a stranger's answer goes to its case: a colleague writes from another address. A number can be
///   guessed, so it counts only from the case's own client or from somebody who has written or been written to about it.
/// - Another client's answer opens a case of that client's, linked with the one it names: nobody's letters get onto a card of
///   somebody else's.
/// - A case that is not closed goes on; a solved one, or one closed less than thirty days before, opens again; one closed longer
///   has its story told: a new case opens and is linked with it.
/// - A letter that answers two cases is shown on both, as long as the second is not closed.
/// - Programs' letters are shown on their case and move nothing. Those of no case stand on the client's timeline; but what comes
///   from a list, or from a program that writes of its own accord, may hold a client's words and opens a case.
enum Handling: Hashable, Sendable {
    /// On these cases, the one that it answers first.
    case shows(on: [Case.ID])
    case opens(linkedTo: Link?)
    /// On the client's timeline alone.
    case files
    case setsAside(SettingAside)

    struct Link: Hashable, Sendable {
        let other: Case.ID
        let kind: CaseLink.Kind
    }

    /// How long after it was closed a case opens again.
    static let closedFor = Duration.days(30)

    /// - Parameter named: the nearest first.
    init(of origin: OriginWord, from sender: SenderStanding, naming named: [NamedCase], at came: Moment) {
        let usable = named.filter { $0.mayBeAnswered(by: sender, origin) }.sorted { $0.way < $1.way }
        if origin.movesNothing {
            self = Self.ofMachine(origin, usable)
        } else {
            self = Self.ofPerson(usable, came) ?? .opens(linkedTo: named.first.map { Link($0.found, .related) })
        }
    }

    private static func ofMachine(_ origin: OriginWord, _ usable: [NamedCase]) -> Handling {
        if let first = usable.first { return .shows(on: [first.found.id]) }
        return origin == .loop ? .setsAside(.loop) : .files
    }

    /// Nil when it names no case that it may go to.
    private static func ofPerson(_ usable: [NamedCase], _ came: Moment) -> Handling? {
        guard let first = usable.first else { return nil }
        let alsoMeant = usable.dropFirst().filter { $0.way.isOutspoken && !$0.found.isClosed }
        let cases = (first.found.opensAgain(at: came) ? [first] : []) + alsoMeant
        return cases.isEmpty
            ? .opens(linkedTo: Link(first.found, .continues)) : .shows(on: cases.map(\.found.id))
    }
}

/// Who a letter's sender is to us.
enum SenderStanding: Hashable, Sendable {
    case stranger
    /// One of these.
    case clients(Set<Client.ID>)
}

/// A case that a letter names, and how.
struct NamedCase: Sendable {
    let found: Case
    let way: Way
    /// Whether the sender has written or been written to about it.
    let isTakingPart: Bool

    enum Way: Int, Comparable, Sendable {
        /// It answers a letter of that case.
        case answer
        /// A letter of that case stands further up its thread.
        case thread
        /// A letter of that case names this one: it came earlier.
        case overtaken
        /// The case's number stands in the subject.
        case token

        static func < (left: Way, right: Way) -> Bool { left.rawValue < right.rawValue }

        /// The sender means this case, and not only its program.
        var isOutspoken: Bool { self == .answer || self == .token }
    }

    fileprivate func mayBeAnswered(by sender: SenderStanding, _ origin: OriginWord) -> Bool {
        if isTakingPart || origin.movesNothing && way != .token { return true }
        return switch sender {
        case .clients(let ids): ids.contains(found.client)
        case .stranger: way != .token
        }
    }
}

extension Handling.Link {
    fileprivate init(_ other: Case, _ kind: CaseLink.Kind) {
        self.init(other: other.id, kind: kind)
    }
}

extension Case {
    /// Whether a letter that answers it goes on with it.
    fileprivate func opensAgain(at came: Moment) -> Bool {
        guard case .closed(let closed, _) = status else { return true }
        return came - closed < Handling.closedFor
    }
}

extension OriginWord {
    /// Nobody waits for an answer to it, and nothing goes on because of it.
    var movesNothing: Bool {
        switch self {
        case .autoReply, .challenge, .bounce, .delay, .delivered, .receipt, .loop: true
        case .person, .mailingList, .report, .notice: false
        }
    }
}
