import Basics
import Files
import Store

/// What goes along with the interactions of a page: how letters stand on their way out, and files.
package struct Luggage: Sendable {
    package var letters: [Interaction.ID: LetterState] = [:]
    package var files: [Interaction.ID: [StoredFile]] = [:]
}

extension Snapshot {
    package func luggage(of entries: [CaseEntry]) throws -> Luggage {
        let interactions = entries.compactMap { entry in
            if case .interaction(let interaction) = entry { interaction } else { nil }
        }
        let underway = interactions.filter { interaction in
            switch interaction.delivery {
            case .waiting, .failed, .uncertain: true
            case .sending, .sent, .withdrawn, nil: false
            }
        }
        return Luggage(
            letters: try letterStates(of: underway.map(\.id)),
            files: try files(of: interactions.filter { $0.channel.carriesFiles }.map(\.id))
        )
    }
}
