import Basics
import Events
import People
import Store

/// A demonstration company: forty people, their clients and three years of work, ending now.
/// The same day makes the same company.
package struct DemoCompany: Sendable {
    let database: Database
    let scale: Int
    let clients: Int
    let interactions: Int
    /// Nil: there were no calls, only contacts by telephone.
    let telephone: DemoTelephone?
    let progress: @Sendable (DemoProgress) -> Void

    /// What every demonstration login is opened with.
    package static let password = "demo"

    /// - Parameter scale: 1 makes 2,000 clients and 20,000 interactions; 50 makes what the benchmarks measure.
    package init(
        database: Database,
        scale: Int = 1,
        telephone: DemoTelephone? = nil,
        progress: @escaping @Sendable (DemoProgress) -> Void = { _ in }
    ) {
        self.init(
            database: database,
            scale: scale,
            clients: 2000 * scale,
            interactions: 20_000 * scale,
            telephone: telephone,
            progress: progress
        )
    }

    init(
        database: Database,
        scale: Int,
        clients: Int,
        interactions: Int,
        telephone: DemoTelephone? = nil,
        progress: @escaping @Sendable (DemoProgress) -> Void = { _ in }
    ) {
        self.database = database
        self.scale = scale
        self.clients = clients
        self.interactions = interactions
        self.telephone = telephone
        self.progress = progress
    }

    /// The company that stands there already, all of it; nil when there is something to fill.
    package func standing() async throws -> DemoReport? {
        try await database.read { try $0.demoIsFilled() ? DemoReport(in: $0) : nil }
    }

    /// Fills the database. One that is filled already is left as it is; a filling that was broken off goes on.
    /// - Throws: `DemoRefusal.hasPeople`, when somebody works there already.
    package func fill() async throws -> DemoReport {
        if let report = try await standing() { return report }
        let bookmark = try await open()
        try await write(from: bookmark)
        return try await database.read { try DemoReport(in: $0) }
    }
}

/// How far the filling has come.
package struct DemoProgress: Sendable, Hashable {
    package let interactions: Int
    package let total: Int
}

/// Why a database is not filled.
package enum DemoRefusal: Refusal, Equatable {
    /// Real work is not to be mixed with invented work.
    case hasPeople

    package var standing: Standing { .conflict }
    package var reason: TextKey { "refusal.demo.has-people" }
}
