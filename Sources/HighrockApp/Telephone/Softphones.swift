import CallCenter
import ServiceLifecycle

/// Pages that are telephones, from the server's start to its end.
struct Softphones: Service {
    let board: SoftphoneSwitch?

    func run() async throws {
        guard let board else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown { await board.run() }
    }
}
