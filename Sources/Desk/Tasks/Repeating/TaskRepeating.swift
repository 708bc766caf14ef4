import Basics
import Events
import People
import Store

/// Asks for what is to be asked for again, each day once, whichever node does it and however often they are restarted (SPEC L3).
package struct TaskRepeating: JobHandler {
    private let database: Database

    package static let turn = Recurring(.taskRepeating, every: .minutes(5))
    private static let batch = 500

    package init(_ database: Database) {
        self.database = database
    }

    package var kind: Job.Kind { .taskRepeating }

    package func run(_ job: Job) async throws { try await askAll() }

    /// Asks for all whose day has come.
    package func askAll() async throws {
        for repetition in try await database.read({ try $0.repetitionsDue(limit: Self.batch) }) {
            do {
                try await database.write { try TaskDesk($0, .program).askAgain(by: repetition.id) }
            } catch TaskRefusal.overtaken {
                // Somebody has stopped it just now, or another node has asked.
            }
        }
    }
}

extension Job.Kind {
    fileprivate static let taskRepeating: Job.Kind = "tasks.repeat"
}
