import Store

/// What came of running a work once.
enum Attempt<Value: Sendable>: Sendable {
    case done(Value, announcing: Set<Channel>)
    /// The work's own error, or a fault that another try would not mend.
    case failed(any Error)
    /// Nothing was kept, and another try may go through, past these turnstiles.
    case hindered(Failure, alone: Set<String>)

    init(_ connection: PostgresConnection, alone names: Set<String>, _ work: (any Connection) throws -> Value) {
        do {
            self = .done(try connection.transaction(alone: names, work), announcing: connection.announced)
        } catch let failure as Failure {
            switch failure.remedy {
            case .none: self = .failed(failure.fault)
            case .alone, .elsewhere: self = .hindered(failure, alone: connection.turnstiles)
            case .again:
                let names = connection.turnstiles.union([PostgresConnection.afterConflict])
                self = .hindered(failure, alone: names)
            }
        } catch {
            self = .failed(error)
        }
    }
}
