import Basics
import Logging
import People
import Schema
import ServiceLifecycle
import Store

/// What happens while the server already answers `/healthz`: the schema is brought up, then everything else may begin.
struct StartUp: Service {
    let database: Database
    let settings: Settings
    /// Open when the port is ours: before that nothing is touched and nobody is sent here.
    let listening: Latch
    let readiness: Readiness
    let logger: Logger
    /// Tells the person who started the program.
    let announce: @Sendable (String) -> Void

    func run() async throws {
        guard await (try? cancelWhenGracefulShutdown { try await listening.wait() }) != nil else { return }
        try await Migrator(database).run { step in
            logger.notice("schema", metadata: ["step": "\(step.number)", "name": "\(step.name)"])
        }
        readiness.open()
        announce("Highrock: \(settings.address)")
        await inviteFirstAdministrator()
        try? await gracefulShutdown()
    }

    /// Where nothing can be written (a full disk), what is there can still be read.
    private func inviteFirstAdministrator() async {
        do {
            guard let link = try await Invitations(database, settings: settings).forFirstAdministrator() else { return }
            announce(CommandWords().sentence("serving.first-administrator", ["link": link]))
        } catch {
            logger.error("no link for the first administrator", metadata: ["error": "\(error)"])
        }
    }
}
