import Basics
import Events

/// Does jobs by writing them down, or as told.
struct Hand: JobHandler {
    let kind: Job.Kind
    var attempts = 12
    var backoff = Backoff(base: .seconds(10), limit: .hours(1))
    let done = Collected<Job>()
    var work: @Sendable (Job) async throws -> Void = { _ in }

    func run(_ job: Job) async throws {
        try await work(job)
        done.append(job)
    }
}

struct Clumsy: Error {}
