import Basics
import Files
import Store

/// What goes along with the entries of a page: how letters stand on their way out, files, and whom notes name.
package struct Luggage: Sendable {
    package var letters: [Interaction.ID: LetterState] = [:]
    package var files: [Interaction.ID: [StoredFile]] = [:]
    /// By their logins.
    package var colleagues: [String: Colleague] = [:]
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
            files: try files(of: interactions.filter { $0.channel.carriesFiles }.map(\.id)),
            colleagues: try colleagues(
                namedIn: entries.compactMap { if case .note(let note) = $0 { note } else { nil } }
            )
        )
    }
}
