import Basics
import Logging
import Store

/// The regular job that throws away what has served its time, so that no table grows for ever.
package struct Housekeeping: JobHandler {
    private let database: Database
    private let chores: [Chore]
    private let logger: Logger

    package static let turn = Recurring("housekeeping", every: .hours(1))

    package init(database: Database, chores: [Chore], logger: Logger = Logger(label: "highrock.house")) {
        self.database = database
        self.chores = chores
        self.logger = logger
    }

    package var kind: Job.Kind { Self.turn.kind }

    /// A chore that fails does not keep the others from being done.
    package func run(_ job: Job) async throws {
        var trouble: (any Error)?
        for chore in chores {
            do {
                let removed = try await database.write(chore.work)
                logger.debug("housekeeping", metadata: ["chore": "\(chore.name)", "removed": "\(removed)"])
            } catch {
                trouble = error
            }
        }
        if let trouble { throw trouble }
    }
}
