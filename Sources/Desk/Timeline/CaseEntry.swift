import Basics
import Clients
import Events
import People

/// One thing on a case's timeline.
package enum CaseEntry: Sendable, Hashable {
    case interaction(Interaction)
    case note(Note)
    case handOver(HandOver)

    package var at: Moment {
        switch self {
        case .interaction(let interaction): interaction.at
        case .note(let note): note.at
        case .handOver(let handOver): handOver.at
        }
    }

    /// Everyone whose name the entry shows.
    package var people: [Person.ID] {
        switch self {
        case .interaction(let interaction): [interaction.author].compactMap(\.self)
        case .note(let note): [note.author].compactMap(\.self)
        case .handOver(let handOver): [handOver.from, handOver.toPerson, handOver.by].compactMap(\.self)
        }
    }

    var id: Int64 {
        switch self {
        case .interaction(let interaction): interaction.id.rawValue
        case .note(let note): note.id.rawValue
        case .handOver(let handOver): handOver.id.rawValue
        }
    }
}

/// One touch on a client's timeline, with the case that it was about.
package struct Touch: Sendable, Hashable {
    package let interaction: Interaction
    package let caseNumber: Int?
    package let caseSubject: String?
}
