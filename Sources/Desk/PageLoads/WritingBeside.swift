import Basics
import Files
import People
import Store

/// What is under way around a case that the journal does not tell of: what is being written, by the reader and by colleagues, what calls
/// the reader, and how far letters have come.
package struct WritingBeside: Hashable, Sendable {
    let files: [StoredFile.ID]
    let begun: [SharedDraft]
    let attentions: [Attention.ID]
    let letters: [LetterState]
}

extension Snapshot {
    package func writingBeside(_ id: Case.ID, for member: Member) throws -> WritingBeside {
        WritingBeside(
            files: try member.id.map { try draftFiles(of: $0, at: .answer(on: id)).map(\.id) } ?? [],
            begun: try answersBegun(on: id, besides: member),
            attentions: try unseenAttentions(of: member),
            letters: try lettersUnderWay(on: id)
        )
    }

    func lettersUnderWay(on id: Case.ID) throws -> [LetterState] {
        try all(
            """
            SELECT \(LetterState.columns) FROM interaction JOIN outbox ON outbox.interaction = interaction.id
            WHERE interaction.service_case = \(id) AND outbox.state IN ('waiting', 'sending', 'uncertain')
            """
        )
    }
}
