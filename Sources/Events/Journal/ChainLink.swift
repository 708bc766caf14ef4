import Basics
import Store

/// One entry as the chain covers it: its columns as they are stored, whether they can be understood or not.
struct ChainLink: Sendable {
    let entry: Int64
    let seq: Int64?
    let at: Int64
    let actorKind: String
    let actor: Int64?
    let client: Int64?
    let subjectKind: String
    let subject: Int64
    let kind: String
    let data: String
    let hash: [UInt8]?
}

extension ChainLink {
    init(_ entry: JournalEntry) {
        self.entry = entry.entry
        seq = entry.seq
        at = entry.at.milliseconds
        actorKind = entry.actor.kind
        actor = entry.actor.id
        client = entry.client
        subjectKind = entry.subject.kind.rawValue
        subject = entry.subject.id
        kind = entry.kind.name
        data = entry.text
        hash = entry.hash
    }
}

extension ChainLink: Record {
    static let columns: SQL = JournalEntry.columns

    init(from row: inout Row) throws {
        entry = try row.read()
        seq = try row.read()
        at = try row.read()
        actorKind = try row.read()
        actor = try row.read()
        client = try row.read()
        subjectKind = try row.read()
        subject = try row.read()
        kind = try row.read()
        data = try row.read()
        hash = try row.read()
    }
}
