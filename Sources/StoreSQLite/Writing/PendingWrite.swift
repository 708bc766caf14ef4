import Store

/// One caller's write, waiting for its turn.
struct PendingWrite: Sendable {
    typealias Answer = @Sendable () -> Void

    /// Does the work and returns the answer to give once it is on disk.
    let attempt: @Sendable (any Connection) throws -> Answer
    let refuse: @Sendable (any Error) -> Void

    init<Value: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> Value,
        _ caller: CheckedContinuation<Value, any Error>
    ) {
        attempt = { connection in
            let value = try work(connection)
            return { caller.resume(returning: value) }
        }
        refuse = { error in caller.resume(throwing: error) }
    }
}
