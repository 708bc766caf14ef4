import Basics
import Clients
import Store

// By which words cases and interactions are found.

extension Snapshot {
    /// Cases as they stand.
    func caseTexts(_ ids: [Case.ID], _ found: FoundText) throws -> [TextDocument] {
        guard !ids.isEmpty else { return [] }
        let cases = try all(
            "SELECT id, number, subject, product, text, status FROM service_case WHERE id IN (\(SQL.list(ids)))"
        ) { row in
            (
                id: try row.read(Int64.self), number: try row.read(Int.self),
                text: [try row.read(String.self), try row.read(String?.self) ?? "", try row.read(String.self)],
                status: try row.read(Case.Status.Word.self)
            )
        }
        return cases.map { one in
            let stems = found.stems(one.text.joined(separator: "\n"))
            let mark = one.status == .closed ? [] : [Case.openMark]
            return TextDocument(one.id, in: .serviceCase, ["\(one.number)"] + mark + stems)
        }
    }

    /// Interactions, whose words never change.
    func interactionTexts(_ ids: [Interaction.ID], _ found: FoundText) throws -> [TextDocument] {
        guard !ids.isEmpty else { return [] }
        let interactions = try all(
            "SELECT id, subject, text FROM interaction WHERE id IN (\(SQL.list(ids)))"
        ) { row in (id: try row.read(Int64.self), text: "\(try row.read(String.self))\n\(try row.read(String.self))") }
        return interactions.map { TextDocument($0.id, in: .interaction, found.stems($0.text)) }
    }
}

extension Case {
    /// A word that open cases have in the index and nobody can type.
    static let openMark = "_open"
}
