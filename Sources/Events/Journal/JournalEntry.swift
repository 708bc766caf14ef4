import Basics
import Store

/// One line of the journal as it was written.
package struct JournalEntry: Sendable, Hashable {
    /// In the order of writing; sealed or not.
    package let entry: Int64
    /// The number in the chain, from 1 without gaps; nil until the entry is sealed.
    package let seq: Int64?
    package let at: Moment
    package let actor: Actor
    package let client: Int64?
    package let subject: Event.Subject
    package let kind: Event.Kind
    /// The facts, as canonical JSON.
    package let text: String
    package let hash: [UInt8]?
}

extension JournalEntry {
    /// The facts by name; empty when the text is damaged, which `highrock doctor` reports.
    package var facts: [String: Fact] {
        CanonicalJSON.facts(in: text) ?? [:]
    }
}

extension JournalEntry: Record {
    package static let columns: SQL =
        "entry, seq, at, actor_kind, actor, client, subject_kind, subject, kind, data, hash"

    package init(from row: inout Row) throws {
        entry = try row.read()
        seq = try row.read()
        at = try row.read()
        let actorKind: String = try row.read()
        guard let actor = Actor(kind: actorKind, id: try row.read()) else {
            throw UnreadableColumn(index: 3, wanted: "Actor")
        }
        self.actor = actor
        client = try row.read()
        let subjectKind: SubjectKind = try row.read()
        subject = Event.Subject(kind: subjectKind, rawValue: try row.read())
        kind = Event.Kind(try row.read())
        text = try row.read()
        hash = try row.read()
    }
}

extension SubjectKind: Storable {}
