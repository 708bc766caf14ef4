import Basics
import Logging
import ServiceLifecycle
import Store

/// Claims jobs that are due and has them done, several side by side. Any number of runners share one database.
package struct JobRunner: Service {
    private let board: JobBoard
    private let recurring: [Recurring]
    private let width: Int
    private let database: Database
    private let logger: Logger

    private static let safetyNet = Duration.seconds(1)
    /// Many announcements in a row are one reason to look.
    private static let breath = Duration.milliseconds(20)

    /// - Parameter width: how many jobs run side by side.
    /// - Parameter lease: after this long without a sign of life another runner takes the job.
    package init(
        database: Database,
        handlers: [any JobHandler],
        recurring: [Recurring] = [],
        logger: Logger = Logger(label: "highrock.jobs"),
        width: Int = 4,
        lease: Duration = .seconds(60)
    ) {
        board = JobBoard(handlers, lease: lease, database: database, logger: logger)
        self.recurring = recurring
        self.width = width
        self.database = database
        self.logger = logger
    }

    package func run() async throws {
        let bell = Bell([.jobsWaiting], every: Self.safetyNet, in: database)
        let seats = Seats(width)
        var turns = RecurringTurns(recurring)
        await withDiscardingTaskGroup { group in
            for await _ in bell.rings.cancelOnGracefulShutdown() {
                await enqueueRecurring(&turns)
                while seats.take() {
                    guard let job = await nextJob() else {
                        seats.leave()
                        break
                    }
                    group.addTask {
                        await board.perform(job)
                        seats.leave()
                        bell.ring()
                    }
                }
                try? await Task.sleep(for: Self.breath)
            }
            bell.silence()
        }
    }

    /// Does all that is due now, one after another, and returns how many jobs that were.
    @discardableResult
    package func runDue() async throws -> Int {
        var turns = RecurringTurns(recurring)
        try await turns.enqueue(in: database)
        var count = 0
        while let job = try await board.claim() {
            await board.perform(job)
            count += 1
        }
        return count
    }

    private func nextJob() async -> ClaimedJob? {
        do {
            return try await board.claim()
        } catch {
            complain("claiming a job failed", error)
            return nil
        }
    }

    private func enqueueRecurring(_ turns: inout RecurringTurns) async {
        do {
            try await turns.enqueue(in: database)
        } catch {
            complain("enqueuing regular jobs failed", error)
        }
    }

    private func complain(_ message: Logger.Message, _ error: any Error) {
        guard !Task.isCancelled else { return }
        logger.error(message, metadata: ["error": "\(Complaint.text(of: error))"])
    }
}
