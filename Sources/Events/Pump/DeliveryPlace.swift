import Basics
import Store
import Synchronization

/// Where in the journal a subscriber stands.
protocol DeliveryPlace: Sendable {
    /// The number after which to read on, and how often reading on has failed; nil while another node serves this subscriber.
    func find() async throws -> (reached: Int64, failures: Int)?
    /// - Returns: false when the place was lost to another node.
    func advance(from seq: Int64, to next: Int64) async throws -> Bool
    func noteFailure(at seq: Int64, complaint: String) async throws
    /// Keeps the place while a long delivery goes on.
    func hold() async throws
    func leave() async
}

/// A durable subscriber's: kept in the database, served by one node at a time.
actor KeptPlace: DeliveryPlace {
    private let name: String
    private let database: Database
    private let lease: Lease
    private var held: Moment?

    static let leaseSpan = Duration.seconds(15)

    init(_ name: String, in database: Database) {
        self.name = name
        self.database = database
        lease = Lease("subscription:\(name)", for: Self.leaseSpan, in: database)
    }

    func find() async throws -> (reached: Int64, failures: Int)? {
        guard try await isOurs() else { return nil }
        if let known = try await database.read({ [name] in try $0.subscription(name) }) {
            return (known.reached, known.failures)
        }
        try await database.write { [name] in try $0.openSubscription(name) }
        return (0, 0)
    }

    func advance(from seq: Int64, to next: Int64) async throws -> Bool {
        try await database.write { [name] in try $0.advance(name, from: seq, to: next) }
    }

    func noteFailure(at seq: Int64, complaint: String) async throws {
        try await database.write { [name] in try $0.noteFailure(of: name, at: seq, complaint: complaint) }
    }

    func hold() async throws {
        if let held { self.held = try await lease.renew(held) }
    }

    func leave() async {
        guard let held else { return }
        self.held = nil
        // A task of its own, because this is also called when the one that runs has been cancelled.
        await Task { [lease] in try? await lease.release(held) }.value
    }

    private func isOurs() async throws -> Bool {
        let now = database.time.now
        if let held, held - now > Self.leaseSpan / 2 { return true }
        if let held, held > now {
            self.held = try await lease.renew(held)
        } else {
            held = try await lease.take()
        }
        return held != nil
    }
}

/// A live subscriber's: begins at the end of the journal and lives in memory.
actor PassingPlace: DeliveryPlace {
    private let database: Database
    private var reached: Int64?
    private var failures = 0

    init(in database: Database) {
        self.database = database
    }

    func find() async throws -> (reached: Int64, failures: Int)? {
        if let reached { return (reached, failures) }
        let end = try await database.read { try $0.lastSeal().seq }
        reached = end
        return (end, 0)
    }

    func advance(from seq: Int64, to next: Int64) -> Bool {
        reached = next
        failures = 0
        return true
    }

    func noteFailure(at seq: Int64, complaint: String) {
        failures += 1
    }

    func hold() {}
    func leave() {}
}
