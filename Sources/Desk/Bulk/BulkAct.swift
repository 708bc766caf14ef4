import Basics
import Clients
import People

/// What can be done with many cases at once: for each the same verb as for one.
package enum BulkAct: Sendable, Hashable {
    case take
    case handOver(to: Destination, summary: String)
    /// Another person answers to the clients from now on.
    case own(Person.ID, summary: String)
    case prioritise(Case.Priority)
    /// Beside the tags that they have.
    case tag([Tag])
    case setAside(WaitingFor)
    case resume
    case solve
    case close(Confirmation)
    case reopen

    /// The names are stored; never rename one.
    package enum Word: String, CaseIterable, Sendable {
        case take
        case handOver = "hand-over"
        case own
        case prioritise
        case tag
        case setAside = "set-aside"
        case resume
        case solve
        case close
        case reopen

        package var name: TextKey { TextKey("bulk.act.\(rawValue)") }
    }

    package var word: Word {
        switch self {
        case .take: .take
        case .handOver: .handOver
        case .own: .own
        case .prioritise: .prioritise
        case .tag: .tag
        case .setAside: .setAside
        case .resume: .resume
        case .solve: .solve
        case .close: .close
        case .reopen: .reopen
        }
    }
}

/// One of the cases that something is to be done with, as it was seen.
package struct Chosen: Sendable, Hashable, LosslessStringConvertible {
    package let id: Case.ID
    package let version: Int

    package init(id: Case.ID, version: Int) {
        self.id = id
        self.version = version
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let id = Case.ID(String(parts[0])), let version = Int(parts[1]), version > 0 else {
            return nil
        }
        self.init(id: id, version: version)
    }

    package var description: String { "\(id):\(version)" }
}

/// What came of it.
package struct BulkOutcome: Sendable {
    package let bulk: Bulk.ID
    package let word: BulkAct.Word
    /// The cases as they are now.
    package let done: [Case]
    package let declined: [Declined]

    /// A case with which it could not be done, and why.
    package struct Declined: Sendable {
        package let id: Case.ID
        /// Nil when there is none that the member may know of.
        package let found: Case?
        package let why: any Refusal
    }
}

/// Something that was done with many cases at once.
package struct Bulk: Sendable, Hashable {
    package typealias ID = Basics.ID<Bulk>

    package let id: ID
    package let person: Person.ID
    package let act: BulkAct.Word
    package let at: Moment
    package var undone: Moment?

    /// More at once would keep everybody else waiting.
    package static let most = 100
}

package enum BulkRefusal: Refusal, Equatable {
    /// There is none, or it is somebody else's.
    case notFound
    case nothingChosen
    case tooMany
    /// It was taken back before.
    case undone
    /// Somebody has worked on the case since.
    case touchedSince
    /// There is no way back from where the case is now.
    case noWayBack

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .nothingChosen, .tooMany: .invalid
        case .undone, .touchedSince, .noWayBack: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.bulk.not-found"
        case .nothingChosen: "refusal.bulk.nothing-chosen"
        case .tooMany: "refusal.bulk.too-many"
        case .undone: "refusal.bulk.undone"
        case .touchedSince: "refusal.bulk.touched-since"
        case .noWayBack: "refusal.bulk.no-way-back"
        }
    }

    package var details: [String: String] { self == .tooMany ? ["most": "\(Bulk.most)"] : [:] }
}
