import Basics
import Store

/// Lets one node at a time do what it names. Held until a moment; whoever dies loses it by itself.
///
/// SQLite belongs to one process, so there nobody has to be kept out.
package struct Lease: Sendable {
    let name: String
    let span: Duration
    private let database: Database

    package init(_ name: String, for span: Duration, in database: Database) {
        self.name = name
        self.span = span
        self.database = database
    }

    /// - Returns: until when it is held; nil when another holds it.
    package func take() async throws -> Moment? {
        guard database.dialect == .postgres else { return database.time.now + span }
        return try await database.write { [name, span] in
            try $0.takeLease(name, until: $0.now + span, atMostUntil: $0.now + span * 4)
        }
    }

    /// - Parameter held: what `take` or the last `renew` returned.
    /// - Returns: nil when it was lost meanwhile.
    package func renew(_ held: Moment) async throws -> Moment? {
        guard database.dialect == .postgres else { return database.time.now + span }
        return try await database.write { [name, span] in
            try $0.moveLease(name, from: held, to: max($0.now + span, held))
        }
    }

    package func release(_ held: Moment) async throws {
        guard database.dialect == .postgres else { return }
        _ = try await database.write { [name] in try $0.moveLease(name, from: held, to: $0.now - .milliseconds(1)) }
    }
}
