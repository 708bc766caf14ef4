import Logging
import People
import Schema
import ServiceLifecycle
import Store

/// What happens while the server already answers `/healthz`: the schema is brought up, then everything else may begin.
struct StartUp: Service {
    let database: Database
    let settings: Settings
    let readiness: Readiness
    let logger: Logger
    /// Tells the person who started the program.
    let announce: @Sendable (String) -> Void

    func run() async throws {
        try await Migrator(database).run { step in
            logger.notice("schema", metadata: ["step": "\(step.number)", "name": "\(step.name)"])
        }
        readiness.open()
        announce("Highrock: \(settings.address)")
        if let link = try await Invitations(database, settings: settings).forFirstAdministrator() {
            announce("The first administrator comes in by this link, once: \(link)")
        }
        try? await gracefulShutdown()
    }
}
