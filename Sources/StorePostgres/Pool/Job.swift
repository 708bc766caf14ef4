/// Something to do on a link, and until when its asker waits for one.
struct Job: Sendable {
    typealias Answer = @Sendable () -> Void

    /// Does it and returns how to tell the asker.
    let run: @Sendable (Link) -> Answer
    let refuse: @Sendable (any Error) -> Void
    let deadline: ContinuousClock.Instant

    init<Value: Sendable>(
        until deadline: ContinuousClock.Instant,
        _ work: @escaping @Sendable (Link) throws -> Value,
        _ asker: CheckedContinuation<Value, any Error>
    ) {
        self.deadline = deadline
        refuse = { error in asker.resume(throwing: error) }
        run = { link in
            let result = Result { try work(link) }
            return { asker.resume(with: result) }
        }
    }
}
